import fc from 'fast-check';
import { contentDisposition } from './content-disposition.js';

describe('contentDisposition', () => {
  it.each([
    ['ring.png', `attachment; filename="ring.png"; filename*=UTF-8''ring.png`],
    ['Wälz lager.png', `attachment; filename="W_lz lager.png"; filename*=UTF-8''W%C3%A4lz%20lager.png`],
    ['../../etc/passwd', `attachment; filename="_.._etc_passwd"; filename*=UTF-8''_.._etc_passwd`],
    ['C:\\a|b?.png', `attachment; filename="C__a_b_.png"; filename*=UTF-8''C__a_b_.png`],
    ['a"; filename="b.exe', `attachment; filename="a_; filename=_b.exe"; filename*=UTF-8''a_%3B%20filename%3D_b.exe`],
    ['a\r\nset-cookie: x=1', `attachment; filename="a__set-cookie_ x=1"; filename*=UTF-8''a__set-cookie_%20x%3D1`],
    ['\u202egnp.exe', `attachment; filename="_gnp.exe"; filename*=UTF-8''_gnp.exe`],
    ["it's (1)*.png", `attachment; filename="it's (1)_.png"; filename*=UTF-8''it%27s%20%281%29_.png`],
    ['100%41.png', `attachment; filename="100_41.png"; filename*=UTF-8''100%2541.png`],
    ['..', `attachment; filename="download"; filename*=UTF-8''download`],
    ['\ud800.png', `attachment; filename="_.png"; filename*=UTF-8''_.png`],
  ])('of %j', (name, header) => {
    expect(contentDisposition(name)).toBe(header);
  });

  it('is one header with two quotes and no path, whatever the name is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const header = contentDisposition(name);
        expect(header).toMatch(/^attachment; filename="[^"\\/\r\n]+"; filename\*=UTF-8''[A-Za-z0-9%!#$&+.^_`|~-]+$/);
        expect(header).toMatch(/^[\x20-\x7e]+$/);
      }),
    );
  });
});
