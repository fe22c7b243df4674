"""Takes the pictures of one job with Blender's Cycles; runs after studio-room.py with `-- job.json` or `-- probe`.

Pictures, shadows and id masks go into the working folder: picture-0.png and so on. The model stands in a unit studio:
its box around the origin with a half diagonal of 1, z up. Progress goes to stderr, a line each.
"""

import json
import math
import os
import sys
import traceback

import bpy
import mathutils

# Dull surfaces gather light from everywhere and would come out pale beside metal that mirrors one thing at a time.
DULL = 0.52
FLOOR_REACH = 3
THREADS = 2
MISSING = 4
# Width of a line in pixels: along a diagonal, rays through the middles of pixels are that far apart.
LINE = 1.5
# Share of the size in percent, of the samples, and bounces. A shadow is soft, so it needs little of them.
EFFORT = {"picture": (100, 1, 6), "shadow": (50, 0.5, 1), "mask": (100, 0, 0)}


def main():
    argument = sys.argv[sys.argv.index("--") + 1]
    check_importer()
    if argument == "probe":
        say("studio ready " + bpy.app.version_string)
        return
    # Blender prints a line for every sample; what matters is said on stderr.
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    with open(argument, encoding="utf-8") as file:
        render(json.load(file))


def check_importer():
    """Debian's Blender comes without numpy, and its importer uses a name that newer versions of numpy lack."""
    try:
        import numpy
        import io_scene_gltf2  # noqa: F401
    except ImportError as error:
        say(f"missing: {error}")
        sys.exit(MISSING)
    if "bool" not in vars(numpy):
        numpy.bool = bool


def render(job):
    for item in list(bpy.data.objects):
        bpy.data.objects.remove(item)
    scene = bpy.context.scene
    parts = import_model(job["fit"])
    settle(scene, job)
    camera = add_camera(scene)
    room = add_room(scene, job["light"])
    lamps = [add_lamp(scene, lamp) for lamp in job["light"]["lamps"]]
    floor = add_floor(scene, job["floor"])
    frames = [(kind, n) for kind in ("picture", "shadow", "mask") for n in range(len(job["views"]))]
    frames = [(kind, n) for kind, n in frames if kind != "shadow" or job["views"][n]["shadow"]]
    for at, (kind, n) in enumerate(frames):
        view = job["views"][n]
        aim(camera, view)
        turn_studio(room, lamps, view)
        draw_lines(job["parts"], parts, view["pixel"])
        prepare(kind, scene, job, parts, floor)
        say(f"progress {at / len(frames):.4f} {kind} {n + 1} of {len(job['views'])}")
        scene.render.filepath = os.path.abspath(f"{kind}-{n}.png")
        bpy.ops.render.render(write_still=True)


def say(line):
    print(line, file=sys.stderr, flush=True)


def import_model(fit):
    """Brings the model in and gives its meshes by part; the part stands in `extras` of the node or of an ancestor."""
    bpy.ops.import_scene.gltf(filepath=os.path.abspath("model.glb"))
    root = bpy.data.objects.new("model", None)
    bpy.context.scene.collection.objects.link(root)
    root.scale = (fit["scale"],) * 3
    root.location = [-value * fit["scale"] for value in fit["centre"]]
    meshes = {}
    for item in list(bpy.context.scene.objects):
        if item.parent is None and item is not root:
            item.parent = root
        if item.type == "MESH":
            meshes.setdefault(part_of(item), []).append(item)
    return meshes


def part_of(item):
    while item is not None:
        part = item.get("part")
        if isinstance(part, str):
            return part
        item = item.parent
    raise ValueError("A mesh of the model belongs to no part.")


def draw_lines(described, parts, pixel):
    """Makes the edges of parts that are thinner than a pixel wide enough that no ray through a pixel misses them."""
    for part in described:
        thin = part["thickness"] < pixel
        for item in parts[part["part"]]:
            line = item.modifiers.get("lines")
            if line is None and thin:
                line = item.modifiers.new("lines", "WIREFRAME")
                line.use_replace = False
                line.use_boundary = True
                line.use_even_offset = False
            if line is not None:
                line.show_render = thin
                line.thickness = LINE * pixel / max(item.matrix_world.to_scale())


def settle(scene, job):
    """The same pixels each time: one seed, no denoiser, no adaptive sampling, and colours as they are."""
    scene.render.engine = "CYCLES"
    scene.render.resolution_x, scene.render.resolution_y = job["width"], job["height"]
    scene.render.film_transparent = True
    scene.render.use_persistent_data = True
    scene.render.threads_mode = "FIXED"
    scene.render.threads = THREADS
    scene.render.dither_intensity = 0
    scene.render.image_settings.file_format = "PNG"
    scene.render.image_settings.color_mode = "RGBA"
    scene.render.image_settings.compression = 5
    scene.display_settings.display_device = "sRGB"
    scene.view_settings.look = "None"
    cycles = scene.cycles
    cycles.device = "CPU"
    cycles.seed = job["seed"]
    cycles.use_denoising = False
    cycles.use_adaptive_sampling = False
    cycles.caustics_reflective = False
    cycles.caustics_refractive = False
    cycles.sample_clamp_indirect = 4


def add_camera(scene):
    scene.camera = bpy.data.objects.new("camera", bpy.data.cameras.new("camera"))
    scene.collection.objects.link(scene.camera)
    return scene.camera


def aim(camera, view):
    camera.data.sensor_fit = "VERTICAL"
    camera.data.angle = math.radians(view["fieldOfView"])
    camera.data.clip_start = view["near"]
    camera.data.clip_end = view["far"]
    camera.matrix_world = mathutils.Matrix(view["camera"])


def add_room(scene, light):
    """What surrounds the model: bright table, darker walls, softboxes. Gives the node that turns it."""
    world = bpy.data.worlds.new("room")
    scene.world = world
    world.use_nodes = True
    world.cycles.sampling_method = "NONE"
    nodes, links = world.node_tree.nodes, world.node_tree.links
    place = nodes.new("ShaderNodeTexCoord")
    turn = nodes.new("ShaderNodeMapping")
    picture = nodes.new("ShaderNodeTexEnvironment")
    picture.image = bpy.app.driver_namespace["studio_room_image"]()
    ray = nodes.new("ShaderNodeLightPath")
    share = nodes.new("ShaderNodeMapRange")
    share.inputs["To Min"].default_value = light["environment"]
    share.inputs["To Max"].default_value = light["environment"] * DULL
    glow = nodes["Background"]
    links.new(place.outputs["Generated"], turn.inputs["Vector"])
    links.new(turn.outputs["Vector"], picture.inputs["Vector"])
    links.new(picture.outputs["Color"], glow.inputs["Color"])
    links.new(ray.outputs["Is Diffuse Ray"], share.inputs["Value"])
    links.new(share.outputs["Result"], glow.inputs["Strength"])
    return turn


def add_lamp(scene, lamp):
    """A distant lamp: `irradiance` on a surface that faces it, `angle` its width in radians."""
    data = bpy.data.lights.new("lamp", "SUN")
    data.energy = lamp["irradiance"]
    data.angle = lamp["angle"]
    item = bpy.data.objects.new("lamp", data)
    item.visible_glossy = False
    item.rotation_mode = "QUATERNION"
    scene.collection.objects.link(item)
    return item


def turn_studio(turn, lamps, view):
    turn.inputs["Rotation"].default_value[2] = -view["turn"]
    turn.inputs["Scale"].default_value[2] = -1 if view["upsideDown"] else 1
    for lamp, towards in zip(lamps, view["lamps"]):
        lamp.rotation_quaternion = mathutils.Vector(towards).to_track_quat("Z", "Y")


def add_floor(scene, height):
    mesh = bpy.data.meshes.new("floor")
    corners = [(x * FLOOR_REACH, y * FLOOR_REACH, height) for x, y in ((-1, -1), (1, -1), (1, 1), (-1, 1))]
    mesh.from_pydata(corners, [], [(0, 1, 2, 3)])
    floor = bpy.data.objects.new("floor", mesh)
    floor.is_shadow_catcher = True
    scene.collection.objects.link(floor)
    return floor


def prepare(kind, scene, job, parts, floor):
    mask = kind == "mask"
    scene.render.resolution_percentage, share, scene.cycles.max_bounces = EFFORT[kind]
    scene.cycles.samples = max(1, round(job["samples"] * share))
    scene.view_settings.view_transform = "Raw" if mask else "Standard"
    # One ray through the middle of each pixel, so that it has one part's colour or none.
    scene.cycles.pixel_filter_type = "BOX" if mask else "BLACKMAN_HARRIS"
    scene.cycles.filter_width = 0.01 if mask else 1.5
    floor.hide_render = kind != "shadow"
    for items in parts.values():
        for item in items:
            item.visible_camera = kind != "shadow"
    if job.get("dressed") == mask:
        return
    job["dressed"] = mask
    for number, part in enumerate(job["parts"]):
        dress(parts[part["part"]], flat(number, part) if mask else surface(number, part))


def dress(items, material):
    """On the object's own slots, because instances share one mesh."""
    for item in items:
        if not item.material_slots:
            item.data.materials.append(None)
        for slot in item.material_slots:
            slot.link = "OBJECT"
            slot.material = material


def surface(number, part):
    material = bpy.data.materials.new(f"surface {number}")
    material.use_nodes = True
    inputs = material.node_tree.nodes["Principled BSDF"].inputs
    inputs["Base Color"].default_value = (*part["colour"], 1)
    inputs["Metallic"].default_value = part["metalness"]
    inputs["Roughness"].default_value = part["roughness"]
    return material


def flat(number, part):
    material = bpy.data.materials.new(f"flat {number}")
    material.use_nodes = True
    nodes = material.node_tree.nodes
    glow = nodes.new("ShaderNodeEmission")
    glow.inputs["Color"].default_value = (*part["mask"], 1)
    material.node_tree.links.new(glow.outputs["Emission"], nodes["Material Output"].inputs["Surface"])
    # These shine for the camera alone: looking for them as lamps would only cost time.
    if bpy.app.version >= (3, 5):
        material.cycles.emission_sampling = "NONE"
    else:
        material.cycles.sample_as_light = False
    return material


try:
    main()
except Exception:
    # Blender itself would print it where nobody looks.
    traceback.print_exc()
    sys.exit(1)
