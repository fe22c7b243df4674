import type {
  BoundingBox,
  CadFile,
  Glb,
  MaterialMap,
  Materials,
  MediaAssets,
  NotificationChannel,
  OrderLine,
  Parts,
  PinnedInputs,
  Receipt,
  Render,
  ResolvedTemplate,
  UnmappedPolicy,
} from './domain.js';
import type { PictureRange, View } from './ports/index.js';

/** What a renderer shows, by port. */
export interface Scene {
  glb: Glb;
  template: ResolvedTemplate;
  materials: Materials;
  bounding_box: BoundingBox;
}

/**
 * `width`, `height` in pixels, 0 = as the output type orders; `transparent` leaves the background free whatever the studio
 * says; `angles` one picture each, empty = one from where the studio's camera stands.
 */
export interface PictureSettings {
  width: number;
  height: number;
  transparent: boolean;
  angles: View[];
}

/** `only` takes some of the pictures that angles or frames name, each as it is among all. */
interface SomePictures {
  only?: PictureRange;
}

/**
 * Inputs and outputs of each step. Keys in snake_case are ports of the node of the same name; the others are its
 * params.
 */
export interface StepIo {
  order_line_setup: { in: { pinned: PinnedInputs }; out: { order_line: OrderLine; cad_file: CadFile } };
  glb_export: { in: { cad_file: CadFile; quality: 'preview' | 'standard' | 'fine' }; out: { glb: Glb; parts: Parts } };
  /** `template` (param `templateKey`) overrides the output type's studio; '' keeps it. */
  resolve_template: { in: { order_line: OrderLine; templateKey: string }; out: { template: ResolvedTemplate } };
  material_map_resolve: { in: { order_line: OrderLine; parts: Parts }; out: { material_map: MaterialMap } };
  /** `unmapped` '' = as the material map says. */
  auto_populate_materials: {
    in: { material_map: MaterialMap; parts: Parts; unmapped: UnmappedPolicy | '' };
    out: { materials: Materials };
  };
  glb_bbox: { in: { glb: Glb }; out: { bounding_box: BoundingBox } };
  /** `frames` 0 = no turntable; not both `angles` and `frames`. */
  threejs_render: { in: Scene & PictureSettings & SomePictures & { frames: number }; out: { render: Render } };
  /** `samples` a pixel. */
  blender_still: { in: Scene & PictureSettings & SomePictures & { samples: number }; out: { render: Render } };
  /** Frames of one turn, as one animated WebP at `fps` frames a second. */
  blender_turntable: {
    in: Scene & Omit<PictureSettings, 'angles'> & { samples: number; frames: number; fps: number };
    out: { render: Render };
  };
  /** `width`, `height` in pixels, 0 = kept or in proportion; `background` '' = transparent, white in JPEG; `quality` 1 to 100. */
  image_convert: {
    in: {
      render: Render;
      format: 'png' | 'jpeg' | 'webp' | 'avif' | 'webp-animated';
      width: number;
      height: number;
      fit: 'contain' | 'cover';
      background: string;
      quality: number;
      /** Frames a second of an animation; `webp-animated` makes one of all pictures in their order. */
      fps: number;
    };
    out: { render: Render };
  };
  /**
   * `deliverModel` also saves the GLBs as `model.glb`, in the `materials` that the pictures show; with none they keep their CAD
   * colours. At least one asset must come out.
   */
  output_save: {
    in: { render: Render[]; glb: Glb[]; materials: Materials[]; deliverModel: boolean };
    out: { media_assets: MediaAssets };
  };
  /** `channel` '' and `recipients` empty = as the output type names them. */
  notify: {
    in: { pinned: PinnedInputs; media_assets: MediaAssets; channel: NotificationChannel | ''; recipients: string[] };
    out: { receipt: Receipt };
  };
}

export type StepName = keyof StepIo;
export type StepIn<S extends StepName> = StepIo[S]['in'];
export type StepOut<S extends StepName> = StepIo[S]['out'];
