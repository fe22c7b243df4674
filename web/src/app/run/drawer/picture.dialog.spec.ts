import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { TestBed } from '@angular/core/testing';
import { PictureDialog } from './picture.dialog';

const picture = (name: string) => ({
  ...{ name, url: `/api/artifacts/${name}`, download: `/api/artifacts/${name}?name=${name}.png`, size: '1 kB' },
  mediaType: name.startsWith('turn') ? 'image/webp' : 'image/png',
});

describe('PictureDialog', () => {
  const open = async (...names: string[]) => {
    const data = { pictures: names.map(picture), at: 0 };
    TestBed.configureTestingModule({
      providers: [
        { provide: DIALOG_DATA, useValue: data },
        { provide: DialogRef, useValue: { close: () => undefined } },
      ],
    });
    const fixture = TestBed.createComponent(PictureDialog);
    await fixture.whenStable();
    const root = fixture.nativeElement as HTMLElement;
    const press = async (key: string) => {
      root.dispatchEvent(new KeyboardEvent('keydown', { key }));
      await fixture.whenStable();
    };
    const shown = () => root.querySelector('img')?.getAttribute('src')?.split('/').at(-1);
    const isFitted = () => root.querySelector('.frame')?.classList.contains('fitted');
    /** The frame that is asked for ahead is there, or is not. */
    const answer = async (event: 'load' | 'error') => {
      root.querySelector('.next')?.dispatchEvent(new Event(event));
      await fixture.whenStable();
    };
    return { root, press, shown, isFitted, answer };
  };

  it('goes through the pictures by arrows, and around', async () => {
    const { root, press, shown } = await open('a', 'b');
    await press('ArrowRight');
    expect([shown(), root.textContent?.includes('2 of 2')]).toEqual(['b', true]);
    expect(root.querySelector('a')?.getAttribute('href')).toBe('/api/artifacts/b?name=b.png');
    await press('ArrowRight');
    expect(shown()).toBe('a');
    await press('ArrowLeft');
    expect(shown()).toBe('b');
  });

  it('shows a picture pixel for pixel, in which arrows move it', async () => {
    const { press, shown, isFitted } = await open('a', 'b');
    expect(isFitted()).toBe(true);
    await press('0');
    expect(isFitted()).toBe(false);
    await press('ArrowRight');
    expect(shown()).toBe('a');
    await press('1');
    expect(isFitted()).toBe(true);
  });

  it('steps through the frames of an animation up to the last that is there, and lets it move again', async () => {
    const { root, press, shown, answer } = await open('turn', 'a');
    const next = () => root.querySelector<HTMLButtonElement>('[aria-label="Next frame"]');
    expect(next()).toBeNull();
    await answer('load');
    await press('.');
    expect(shown()).toBe('turn?frame=1');
    await press('.');
    expect([shown(), next()?.disabled]).toEqual(['turn?frame=2', true]);
    await answer('load');
    await press('.');
    await answer('error');
    await press('.');
    expect([shown(), next()?.disabled]).toEqual(['turn?frame=3', true]);
    for (let steps = 0; steps < 4; steps++) await press(',');
    expect([shown(), root.textContent?.includes('moving')]).toEqual(['turn', true]);
    await press('ArrowRight');
    expect([shown(), next()]).toEqual(['a', null]);
  });

  it('has no frames where a second one is not there', async () => {
    const { root, press, shown, answer } = await open('turn');
    await answer('error');
    await press('.');
    expect([shown(), root.querySelector('[aria-label="Next frame"]')]).toEqual(['turn', null]);
  });

  it('offers no other picture where there is one', async () => {
    const { root } = await open('a');
    expect(root.querySelector('[aria-label="Next picture"]')).toBeNull();
  });
});
