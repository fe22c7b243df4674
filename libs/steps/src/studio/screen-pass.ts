import { Camera, GLSL3, Mesh, NoBlending, PlaneGeometry, RawShaderMaterial, Scene } from 'three';
import type { Blending, IUniform, WebGLRenderer, WebGLRenderTarget } from 'three';

/** A shader run once for every pixel of a target. */
export interface ScreenPass {
  uniforms: Record<string, IUniform>;
  run(renderer: WebGLRenderer, target: WebGLRenderTarget): void;
  dispose(): void;
}

const VERTEX = /* glsl */ `
  in vec3 position;
  void main() { gl_Position = vec4( position.xy, 0.0, 1.0 ); }
`;

/** `fragment` is GLSL 3 that writes `vec4 pixel`; read the same pixel of a texture with `texelFetch` at `ivec2( gl_FragCoord.xy )`. */
export function screenPass(
  fragment: string,
  uniforms: Record<string, IUniform>,
  blending: Blending = NoBlending,
): ScreenPass {
  const material = new RawShaderMaterial({
    glslVersion: GLSL3,
    vertexShader: VERTEX,
    fragmentShader: `precision highp float;\nprecision highp sampler2D;\nout vec4 pixel;\n${fragment}`,
    uniforms,
    blending,
    premultipliedAlpha: true,
    depthTest: false,
    depthWrite: false,
  });
  const quad = new Mesh(new PlaneGeometry(2, 2), material);
  quad.frustumCulled = false;
  const scene = new Scene().add(quad);
  const camera = new Camera();
  return {
    uniforms,
    run(renderer, target) {
      renderer.setRenderTarget(target);
      renderer.render(scene, camera);
    },
    dispose() {
      quad.geometry.dispose();
    },
  };
}
