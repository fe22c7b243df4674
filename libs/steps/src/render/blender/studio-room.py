"""What surrounds the model, as a picture: bright table, darker walls, softboxes that metal mirrors. Runs first."""

import math

import bpy

try:
    import numpy
except ImportError:
    numpy = None  # The studio says so, in words.

# Softboxes as azimuth and elevation in degrees (azimuth 0 = where the camera stands), half sizes as tangents, radiance.
SOFTBOXES = (
    (0, 76, 0.9, 0.9, 1.5),
    (-72, 6, 0.34, 1.7, 1.5),
    (66, 6, 0.16, 1.7, 1.5),
    (178, 34, 1.5, 0.42, 0.75),
)
ROOM_SIZE = (512, 256)


def room_image():
    width, height = ROOM_SIZE
    turn = (0.5 - (numpy.arange(width) + 0.5) / width) * 2 * math.pi
    rise = ((numpy.arange(height) + 0.5) / height - 0.5) * math.pi
    turn, rise = numpy.meshgrid(turn, rise)
    # Towards each pixel, in axes of the studio: y up, z to the camera's side.
    to = numpy.stack((numpy.cos(turn) * numpy.cos(rise), numpy.sin(rise), -numpy.sin(turn) * numpy.cos(rise)))
    table = 0.42 + 0.44 * smooth((to[2] + 0.6) / 1.6)
    wall = 0.34 + 0.36 * numpy.maximum(to[1], 0)
    light = table + (wall - table) * smooth(0.5 + to[1] / 0.04)
    for box in SOFTBOXES:
        light = light + box[4] * softbox(to, box)
    pixels = numpy.ones((height, width, 4), dtype=numpy.float32)
    pixels[..., :3] = light[..., None]
    image = bpy.data.images.new("room", width, height, float_buffer=True)
    image.colorspace_settings.name = "Linear" if bpy.app.version < (4, 0) else "Linear Rec.709"
    image.pixels.foreach_set(pixels.ravel())
    image.update()
    return image


def smooth(value):
    value = numpy.clip(value, 0, 1)
    return value * value * (3 - 2 * value)


def softbox(to, box):
    azimuth, elevation = math.radians(box[0]), math.radians(box[1])
    sin_a, cos_a, sin_e, cos_e = math.sin(azimuth), math.cos(azimuth), math.sin(elevation), math.cos(elevation)
    dot = lambda axis: sum(axis[i] * to[i] for i in range(3))  # noqa: E731
    depth = dot((sin_a * cos_e, sin_e, cos_a * cos_e))
    before = numpy.maximum(depth, 1e-6)
    across = dot((cos_a, 0, -sin_a)) / before
    upward = dot((-sin_a * sin_e, cos_e, -cos_a * sin_e)) / before
    soft = [smooth(0.5 + (half - numpy.abs(at)) / 0.08) for half, at in ((box[2], across), (box[3], upward))]
    return numpy.where(depth > 0, soft[0] * soft[1], 0)


bpy.app.driver_namespace["studio_room_image"] = room_image
