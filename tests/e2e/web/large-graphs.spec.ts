import { measureEditor } from '../../bench/editor/measure-editor.js';
import { openTestInstance } from '../../instance/test-instance.js';

describe('the editor', () => {
  it('opens, pans, drags and undoes in graphs of 12, 300 and 1,000 nodes, and changes nothing else', async () => {
    const instance = await openTestInstance();
    try {
      await instance.start('orders', 'gateway', 'registry');
      const { audit } = await measureEditor(instance, 1);
      expect(audit.checked).toBeGreaterThan(10);
      expect(audit.violated).toEqual([]);
    } finally {
      await instance.close();
    }
  });
});
