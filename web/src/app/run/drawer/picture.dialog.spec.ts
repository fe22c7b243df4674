import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { TestBed } from '@angular/core/testing';
import { PictureDialog } from './picture.dialog';

const picture = (name: string) => ({
  ...{ name, url: `/api/artifacts/${name}`, saveAs: `${name}.png`, mediaType: 'image/png', size: '1 kB' },
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
    return { root, press, shown, isFitted };
  };

  it('goes through the pictures by arrows, and around', async () => {
    const { root, press, shown } = await open('a', 'b');
    await press('ArrowRight');
    expect([shown(), root.textContent?.includes('2 of 2')]).toEqual(['b', true]);
    expect(root.querySelector<HTMLAnchorElement>('a')?.download).toBe('b.png');
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

  it('offers no other picture where there is one', async () => {
    const { root } = await open('a');
    expect(root.querySelector('[aria-label="Next picture"]')).toBeNull();
  });
});
