import {
  AmbientLight,
  DirectionalLight,
  LoadingManager,
  Mesh,
  PerspectiveCamera,
  PMREMGenerator,
  Raycaster,
  Scene,
  Vector2,
  WebGLRenderer,
  type Object3D,
  type Texture,
} from 'three';
import { OrbitControls } from 'three/examples/jsm/controls/OrbitControls.js';
import { RoomEnvironment } from 'three/examples/jsm/environments/RoomEnvironment.js';
import { GLTFLoader } from 'three/examples/jsm/loaders/GLTFLoader.js';
import { frameModel } from './frame-model';
import { freeModel } from './free-model';
import { meshesByPart } from './model-parts';
import type { ModelPointer, ModelView } from './model-view';
import { PartMarker } from './part-marker';

/** A view by WebGL 2; null where the browser has none. */
export function openThreeView(canvas: HTMLCanvasElement, pointer: ModelPointer): ModelView | null {
  const context = canvas.getContext('webgl2', { alpha: true, antialias: true });
  return context ? new ThreeView(new WebGLRenderer({ canvas, context, alpha: true, antialias: true }), pointer) : null;
}

const FIELD_OF_VIEW = 35;
/** A pointer that moved less than this many pixels between down and up has clicked. */
const CLICK_PX = 4;

/** Draws only when something changed. The background is the canvas's own, so that it follows the theme. */
class ThreeView implements ModelView {
  private readonly scene = new Scene();
  private readonly camera = new PerspectiveCamera(FIELD_OF_VIEW, 1, 0.01, 100);
  private readonly controls: OrbitControls;
  private readonly manager = new LoadingManager();
  private readonly marker: PartMarker;
  private readonly environment: Texture;
  private readonly resized = new ResizeObserver(() => this.fit());
  private readonly listening = new AbortController();
  private model: Object3D | null = null;
  private down = { x: 0, y: 0 };
  private frame = 0;

  constructor(
    private readonly renderer: WebGLRenderer,
    private readonly pointer: ModelPointer,
  ) {
    const canvas = renderer.domElement;
    this.environment = environmentOf(renderer);
    this.scene.environment = this.environment;
    const light = new DirectionalLight(0xffffff, 1.2);
    light.position.set(0.5, 1, 1);
    this.camera.add(light);
    this.scene.add(this.camera, new AmbientLight(0xffffff, 0.3));
    this.marker = new PartMarker(() => getComputedStyle(canvas).color);
    this.controls = new OrbitControls(this.camera, canvas);
    this.controls.addEventListener('change', () => this.draw());
    // The wheel scrolls the page until the model has the focus.
    this.controls.enableZoom = false;
    this.resized.observe(canvas);
    this.listen(canvas);
  }

  async load(url: string): Promise<string[]> {
    const { scene } = await new GLTFLoader(this.manager).loadAsync(url);
    if (this.listening.signal.aborted) {
      freeModel(scene);
      return [];
    }
    this.drop();
    this.model = scene;
    this.scene.add(scene);
    const parts = meshesByPart<Object3D>(scene) as Map<string, Mesh[]>;
    this.marker.take(parts);
    this.fit();
    this.reset();
    return [...parts.keys()];
  }

  mark(parts: { hovered: string | null; selected: string | null }): void {
    this.marker.mark(parts);
    this.draw();
  }

  turn(right: number, up: number): void {
    this.controls.rotateLeft(-right);
    this.controls.rotateUp(up);
  }

  approach(factor: number): void {
    this.controls.enableZoom = true;
    this.controls.dollyIn(factor);
  }

  reset(): void {
    if (!this.model) return;
    frameModel(this.model, { camera: this.camera, target: this.controls.target });
    this.controls.update();
    this.draw();
  }

  close(): void {
    this.listening.abort();
    this.manager.abort();
    cancelAnimationFrame(this.frame);
    this.resized.disconnect();
    this.drop();
    this.marker.free();
    this.controls.dispose();
    this.environment.dispose();
    this.renderer.dispose();
    this.renderer.forceContextLoss();
  }

  private drop(): void {
    if (!this.model) return;
    this.marker.take(new Map());
    this.scene.remove(this.model);
    freeModel(this.model);
    this.model = null;
  }

  private fit(): void {
    const { clientWidth: width, clientHeight: height } = this.renderer.domElement;
    if (width === 0 || height === 0) return;
    this.renderer.setPixelRatio(Math.min(devicePixelRatio, 2));
    this.renderer.setSize(width, height, false);
    this.camera.aspect = width / height;
    this.camera.updateProjectionMatrix();
    this.draw();
  }

  private draw(): void {
    if (this.frame !== 0 || this.listening.signal.aborted) return;
    this.frame = requestAnimationFrame(() => {
      this.frame = 0;
      this.renderer.render(this.scene, this.camera);
    });
  }

  private listen(canvas: HTMLCanvasElement): void {
    const { signal } = this.listening;
    const on = <K extends keyof HTMLElementEventMap>(name: K, run: (event: HTMLElementEventMap[K]) => void) =>
      canvas.addEventListener(name, run, { signal });
    on('focus', () => (this.controls.enableZoom = true));
    on('blur', () => (this.controls.enableZoom = false));
    on('pointerdown', ({ clientX: x, clientY: y }) => {
      this.down = { x, y };
      canvas.focus({ preventScroll: true });
    });
    on('pointermove', (event) => event.buttons === 0 && this.pointer.hover(this.partAt(event)));
    on('pointerleave', () => this.pointer.hover(null));
    on('click', (event) => {
      const moved = Math.hypot(event.clientX - this.down.x, event.clientY - this.down.y);
      if (moved < CLICK_PX) this.pointer.select(this.partAt(event));
    });
    canvas.addEventListener('webglcontextrestored', () => this.draw(), { signal });
  }

  private partAt({ clientX, clientY }: MouseEvent): string | null {
    if (!this.model) return null;
    const box = this.renderer.domElement.getBoundingClientRect();
    const at = new Vector2((clientX - box.x) / box.width, (clientY - box.y) / box.height);
    const caster = new Raycaster();
    caster.setFromCamera(at.set(at.x * 2 - 1, 1 - at.y * 2), this.camera);
    const [hit] = caster.intersectObject(this.model);
    return hit ? this.marker.partOf(hit.object) : null;
  }
}

/** Light from a plain room: metals have something to reflect. */
function environmentOf(renderer: WebGLRenderer): Texture {
  const generator = new PMREMGenerator(renderer);
  const room = new RoomEnvironment();
  const { texture } = generator.fromScene(room, 0.04);
  room.dispose();
  generator.dispose();
  return texture;
}
