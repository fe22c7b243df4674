import { initialFiles } from './initial-files.js';

describe('initialFiles', () => {
  it('follows the page and static imports, and no import that is called', () => {
    const build = new Map([
      ['index.html', '<link rel="stylesheet" href="a.css"><script src="main-1.js" type="module"></script>'],
      ['a.css', ''],
      ['main-1.js', 'import{x}from"./one.js";import"./two.js";const p=()=>import("./page.js");'],
      ['one.js', 'export*from"./three.js"'],
      ['two.js', ''],
      ['three.js', ''],
      ['page.js', 'import"./four.js"'],
      ['four.js', ''],
    ]);
    expect(initialFiles(build)).toEqual(['index.html', 'a.css', 'main-1.js', 'one.js', 'two.js', 'three.js']);
  });
});
