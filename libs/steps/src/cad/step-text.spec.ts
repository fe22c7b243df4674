import { scanStep } from './step-text.child.js';

const scan = (text: string, maxEntities = 1000) => scanStep(Buffer.from(text, 'latin1'), maxEntities);
const NONE = { count: 0, example: null };

describe('scanStep', () => {
  it('counts instances and the solids among them', async () => {
    const text =
      "#1=A('');\n#2 = MANIFOLD_SOLID_BREP('',#1);\n#30\r\n=\r\n BREP_WITH_VOIDS('',#2,());\n#4=MANIFOLD_SOLID_BREPX(#2);";
    expect(await scan(text)).toEqual({ entities: 4, solids: 2, dangling: NONE });
  });

  it('finds every reference to an entity that is defined nowhere, and names the first', async () => {
    const text = '#1=A(#2,#9);\n#2=B((#1,#8),#9);';
    expect((await scan(text)).dangling).toEqual({ count: 3, example: { from: 1, missing: 9 } });
  });

  it('accepts references to what is defined later, and numbers in complex instances', async () => {
    expect((await scan('#1=(A(#3)B(*,$)C(#2));#2=D();#3=E(#1);')).dangling).toEqual(NONE);
  });

  it('takes nothing in strings and comments for a reference', async () => {
    const text = "#1=A('see #7','it''s #8 = x',#2);/* #9 = B(#10); */#2=C('/*',#1,'*/');";
    expect(await scan(text)).toEqual({ entities: 2, solids: 0, dangling: NONE });
  });

  it.each(["#1=A('never ends #7", '#1=A(); /* never ends #7', '#1=A(); #', '#1=A(); /', '', '####', "'"])(
    'comes to an end on %j',
    async (text) => {
      expect((await scan(text)).dangling).toEqual(NONE);
    },
  );

  it('stops counting at the limit', async () => {
    const text = Array.from({ length: 50 }, (_, at) => `#${at + 1}=A(#99);`).join('');
    expect(await scan(text, 10)).toEqual({ entities: 11, solids: 0, dangling: NONE });
  });

  it('lets others have their turn while it reads a large text', async () => {
    const text = Buffer.from('#1=A(#1);'.repeat(300_000));
    let turns = 0;
    const clock = setInterval(() => (turns += 1), 0);
    await scanStep(text, 1_000_000);
    clearInterval(clock);
    expect(turns).toBeGreaterThan(0);
  });
});
