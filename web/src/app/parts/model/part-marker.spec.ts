import { BoxGeometry, Mesh, MeshStandardMaterial } from 'three';
import { PartMarker } from './part-marker';

describe('PartMarker', () => {
  const [body, screw] = [0, 1].map(() => new Mesh(new BoxGeometry(), new MeshStandardMaterial({ color: 0xff0000 })));
  const own = [body?.material, screw?.material];
  const shown = () => [body, screw].map((mesh) => (mesh?.material as MeshStandardMaterial).color.getHexString());
  const marker = new PartMarker(() => 'rgb(0, 0, 255)');
  beforeEach(() =>
    marker.take(
      new Map([
        ['body', [body as Mesh]],
        ['screw', [screw as Mesh]],
      ]),
    ),
  );

  it('colours the part under the pointer and the selected one, and no other', () => {
    marker.mark({ hovered: 'screw', selected: null });
    expect(shown()).toEqual(['ff0000', '0000ff']);
    marker.mark({ hovered: null, selected: 'body' });
    expect(shown()).toEqual(['0000ff', 'ff0000']);
  });

  it('gives a part back its own material', () => {
    marker.mark({ hovered: 'screw', selected: 'body' });
    marker.take(new Map());
    expect([body?.material, screw?.material]).toEqual(own);
  });

  it('knows the part of a mesh', () => {
    expect(marker.partOf(screw as Mesh)).toBe('screw');
    expect(marker.partOf(new Mesh())).toBeNull();
  });
});
