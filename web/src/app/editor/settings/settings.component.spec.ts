import { TestBed } from '@angular/core/testing';
import { everyWidget } from '#nodes/testing';
import { SettingsBench } from './testing/settings-bench';

const open = (params: Record<string, unknown> = {}) => SettingsBench.open(everyWidget, params);

describe('typing into a setting', () => {
  it('checks each letter at once, and is one undo step when the control is left', async () => {
    const bench = await open();
    await bench.type('/count', '99');
    expect([bench.faults(), bench.steps, bench.params()]).toEqual([['/count'], 0, {}]);
    await bench.type('/count', '7');
    await bench.enter('/count', '8');
    expect([bench.faults(), bench.steps, bench.params()]).toEqual([[], 1, { count: 8 }]);
  });

  it('is in the document shortly afterwards though the control is not left, as one undo step', async () => {
    const bench = await open({ name: 'zero' });
    for (const text of ['o', 'on', 'one ']) {
      await bench.type('/name', text);
      await vi.waitFor(() => expect(bench.params()).toEqual({ name: text }));
      await bench.settle();
      expect([bench.control('/name').value, bench.steps]).toEqual([text, 1]);
    }
    await bench.leave('/name');
    await bench.enter('/name', 'two');
    expect(bench.steps).toBe(2);
    bench.document.undo();
    bench.document.undo();
    expect(bench.params()).toEqual({ name: 'zero' });
  });

  it('leaves the text as it is typed, and is one undo step also where it is no value in between', async () => {
    const bench = await open({ count: 2 });
    await bench.type('/count', '4.0');
    await vi.waitFor(() => expect(bench.params()).toEqual({ count: 4 }));
    await bench.settle();
    expect(bench.control('/count').value).toBe('4.0');
    await bench.type('/count', '4.0e');
    await vi.waitFor(() => expect(bench.params()).toEqual({ count: 2 }));
    await bench.settle();
    expect([bench.control('/count').value, bench.faults()]).toEqual(['4.0e', ['/count']]);
    await bench.type('/count', '4.0e0');
    await bench.leave('/count');
    expect([bench.control('/count').value, bench.params(), bench.steps]).toEqual(['4', { count: 4 }, 1]);
  });

  it.each(['-', '1e', 'wide'])('keeps the text %j, which is no number, and refuses it', async (text) => {
    const bench = await open({ count: 2 });
    await bench.enter('/count', text);
    expect([bench.control('/count').value, bench.faults(), bench.steps]).toEqual([text, ['/count'], 0]);
    await bench.select('b');
    expect([bench.control('/count').value, bench.faults()]).toEqual(['', []]);
    await bench.select('a');
    expect([bench.control('/count').value, bench.faults()]).toEqual([text, ['/count']]);
    await bench.enter('/count', '-1');
    expect(bench.params()).toEqual({ count: -1 });
  });

  it('has a refused text again after the page has ended', async () => {
    const first = await open({ count: 2 });
    await first.type('/count', '1e');
    TestBed.resetTestingModule();
    const again = await SettingsBench.open(everyWidget, { count: 2 }, { clears: false });
    expect([again.control('/count').value, again.faults()]).toEqual(['1e', ['/count']]);
    await again.enter('/count', '1e1');
    expect([again.params(), localStorage.length]).toEqual([{ count: 10 }, 0]);
  });

  it('leaves a refused text where the value is changed from elsewhere', async () => {
    const bench = await open({ count: 2 });
    await bench.enter('/count', '-');
    bench.document.apply({ kind: 'setParam', id: 'a', pointer: '/count', value: 3 });
    await bench.settle();
    expect([bench.control('/count').value, bench.faults()]).toEqual(['3', []]);
  });

  it('loses nothing where another node is selected before the control is left', async () => {
    const bench = await open();
    await bench.type('/name', 'half');
    await bench.select('b');
    expect([bench.params('a'), bench.params('b'), bench.steps]).toEqual([{ name: 'half' }, {}, 1]);
  });

  it('loses nothing where the panel goes', async () => {
    const bench = await open();
    await bench.type('/name', 'half');
    bench.fixture.destroy();
    expect(bench.params()).toEqual({ name: 'half' });
  });

  it('is taken back by Escape', async () => {
    const bench = await open({ name: 'one' });
    await bench.type('/name', 'two');
    await bench.press('/name', 'Escape');
    bench.control('/name').dispatchEvent(new Event('blur'));
    expect([bench.control('/name').value, bench.params(), bench.steps]).toEqual(['one', { name: 'one' }, 0]);
  });

  it('is taken back by Escape also where the document has it', async () => {
    const bench = await open({ name: 'one' });
    await bench.type('/name', 'two');
    await vi.waitFor(() => expect(bench.params()).toEqual({ name: 'two' }));
    await bench.settle();
    await bench.press('/name', 'Escape');
    await bench.leave('/name');
    expect([bench.control('/name').value, bench.params(), bench.steps]).toEqual(['one', { name: 'one' }, 0]);
  });

  it('takes a value of the schema only by its step, with arrow keys', async () => {
    const bench = await open();
    await bench.press('/gap', 'ArrowUp');
    await bench.press('/gap', 'ArrowUp');
    await bench.press('/gap', 'Enter');
    expect([bench.params(), bench.steps]).toEqual([{ gap: 3 }, 1]);
  });

  it('warns of what is no e-mail address while the form expects one', async () => {
    const bench = await open({ channel: 'email', recipients: ['me'] });
    expect(bench.element.textContent).toContain('This is no e-mail address.');
    await bench.enter('/recipients/0', 'me@here.example');
    expect(bench.element.textContent).not.toContain('This is no e-mail address.');
  });

  it('keeps JSON that is not whole yet', async () => {
    const bench = await open();
    await bench.enter('/offset', '[1, ');
    expect([bench.control('/offset').value, bench.faults(), bench.params()]).toEqual(['[1, ', ['/offset'], {}]);
    await bench.enter('/offset', '[1, 2]');
    expect([bench.faults(), bench.params()]).toEqual([[], { offset: [1, 2] }]);
  });
});

describe('the name on the canvas', () => {
  const label = (bench: SettingsBench) => bench.document.workflow()?.nodes[0]?.ui?.['label'];
  async function named(text: string) {
    const bench = await open();
    const field = document.getElementById('node-label') as HTMLInputElement;
    const type = (typed: string) => {
      field.value = typed;
      field.dispatchEvent(new Event('input'));
    };
    type(text);
    await vi.waitFor(() => expect(label(bench)).toBe(text.trim()));
    await bench.settle();
    expect(field.value).toBe(text);
    return { bench, field, type };
  }

  it('is in the document shortly after it is typed, and is one undo step', async () => {
    const { bench, field, type } = await named('Side ');
    type('Side view');
    field.dispatchEvent(new Event('blur'));
    await bench.settle();
    expect([label(bench), field.value, bench.steps]).toEqual(['Side view', 'Side view', 1]);
  });

  it('is taken back by Escape', async () => {
    const { bench, field } = await named('Side');
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
    field.dispatchEvent(new Event('blur'));
    await bench.settle();
    expect([label(bench), field.value, bench.steps]).toEqual([undefined, '', 0]);
  });
});

describe('a list', () => {
  it('shows its default as rows, and the first edit of one writes them as one step', async () => {
    const bench = await open();
    await bench.click('az 45° el 0°');
    await bench.enter('/angles/0/azimuth', '50');
    expect([bench.params(), bench.steps]).toEqual([{ angles: [{ azimuth: 50, elevation: 0 }] }, 1]);
    bench.document.undo();
    expect(bench.params()).toEqual({});
  });

  it('adds rows with the defaults of their members up to the most, and has the focus in them', async () => {
    const bench = await open();
    await bench.click('Add Angle');
    expect(bench.params()).toEqual({ angles: [{ azimuth: 45, elevation: 0 }, { azimuth: 30, elevation: 15 }] }); // prettier-ignore
    expect(document.activeElement?.id).toBe('setting-angles-1');
    await bench.click('Add Angle');
    expect([bench.button('Add Angle').disabled, bench.steps]).toEqual([true, 2]);
    expect(bench.element.textContent).toContain('No more than 3.');
  });

  it('moves and removes rows, which stay open where they are, down to the fewest', async () => {
    const azimuths = () => (bench.params()?.['angles'] as { azimuth: number }[]).map(({ azimuth }) => azimuth);
    const bench = await open({ angles: [1, 2].map((azimuth) => ({ azimuth, elevation: 0 })) });
    await bench.click('az 2° el 0°');
    await bench.click('Move Angle 2 up');
    expect([azimuths(), bench.control('/angles/0/azimuth').value]).toEqual([[2, 1], '2']);
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Move Angle 1 down');
    await bench.click('Remove Angle 2');
    expect([azimuths(), bench.button('Remove Angle 1').disabled, bench.steps]).toEqual([[2], true, 2]);
  });
});

describe('a setting of several shapes', () => {
  it('keeps what fits where another shape is chosen, and begins the rest with defaults', async () => {
    const bench = await open();
    await bench.choose('/background', 'Plain');
    expect(bench.params()).toEqual({ background: { kind: 'plain', colour: '#ffffff', strength: 1 } });
    await bench.enter('/background/colour', 'ABC');
    await bench.choose('/background', 'Two colours');
    expect(bench.params()).toEqual({ background: { kind: 'two', colour: '#aabbcc', to: '#000000' } });
    await bench.choose('/background', 'None');
    expect(bench.params()).toEqual({});
  });

  it('has the members of the branch that applies', async () => {
    const bench = await open();
    const members = () => bench.fields().map(({ pointer }) => pointer).filter((pointer) => pointer.startsWith('/turn/')); // prettier-ignore
    expect(members()).toEqual(['/turn/moves', '/turn/pose']);
    bench.control('/turn/moves').click();
    await bench.settle();
    expect([members(), bench.params()]).toEqual([['/turn/moves', '/turn/frames'], { turn: { moves: true } }]);
  });
});

describe('sliders, sizes and colours', () => {
  const slider = (bench: SettingsBench) => bench.element.querySelector<HTMLInputElement>('[aria-label="Samples on a slider"]')!; // prettier-ignore

  it('slide over powers of ten, as one undo step', async () => {
    const bench = await open();
    const range = slider(bench);
    for (const position of ['300', '500']) {
      range.value = position;
      range.dispatchEvent(new Event('input'));
      await bench.settle();
    }
    expect([bench.control('/samples').value, bench.steps]).toEqual(['64', 0]);
    range.value = '1000';
    range.dispatchEvent(new Event('input'));
    range.dispatchEvent(new Event('change'));
    expect([bench.params(), bench.steps]).toEqual([{ samples: 4096 }, 1]);
  });

  it('keep the ratio of a size while it is locked', async () => {
    const bench = await open({ width: 800, height: 600 });
    await bench.click('Keep the ratio');
    await bench.enter('/width', '400');
    expect([bench.params(), bench.steps]).toEqual([{ width: 400, height: 300 }, 1]);
    await bench.click('Keep the ratio');
    await bench.enter('/height', '10');
    expect(bench.params()).toEqual({ width: 400, height: 10 });
  });

  it('clear a colour', async () => {
    const bench = await open({ tint: '#112233' });
    await bench.click('Clear Tint');
    expect([bench.params(), bench.control('/tint').value]).toEqual([{}, '']);
  });
});

describe('a picker', () => {
  const materials = ['brass', 'steel', 'stainless'].map((key) => {
    return { key, label: key.toUpperCase(), category: 'metal', baseColour: '#808080', metalness: 1, roughness: 0.2 };
  });
  async function openPicker(params: Record<string, unknown> = {}) {
    const bench = await open(params);
    bench.server.expectOne('/api/materials').flush(materials);
    bench.server.expectOne('/api/templates').flush([]);
    bench.server.expectOne('/api/output-types').flush([]);
    await bench.settle();
    return bench;
  }
  const options = (bench: SettingsBench) =>
    [...bench.element.querySelectorAll('[role="option"] .what')].map((option) => option.textContent);

  it('searches the catalog, and is used by keys', async () => {
    const bench = await openPicker();
    await bench.type('/material', 'st');
    expect(options(bench)).toEqual(['STAINLESS', 'STEEL']);
    await bench.press('/material', 'ArrowDown');
    const active = bench.control('/material').getAttribute('aria-activedescendant') ?? '';
    expect(document.getElementById(active)?.textContent).toContain('STEEL');
    await bench.press('/material', 'Enter');
    expect([bench.params(), bench.control('/material').value, bench.steps]).toEqual([
      { material: 'steel' },
      'STEEL',
      1,
    ]);
  });

  it('means an entry by its label, also where the list comes after the text', async () => {
    const bench = await open();
    await bench.type('/material', 'STEEL');
    bench.server.match('/api/materials').forEach((request) => request.flush(materials));
    await vi.waitFor(() => {
      bench.fixture.detectChanges();
      expect(options(bench)).toEqual(['STEEL']);
    });
    bench.control('/material').dispatchEvent(new Event('blur'));
    await bench.settle();
    expect([bench.params(), bench.control('/material').value, bench.steps]).toEqual([
      { material: 'steel' },
      'STEEL',
      1,
    ]);
  });

  it('has the choice of picking nothing', async () => {
    const bench = await openPicker({ material: 'brass' });
    await bench.press('/material', 'ArrowDown');
    expect(options(bench)).toEqual(['As ordered', 'BRASS', 'STAINLESS', 'STEEL']);
    bench.server.match('/api/materials').forEach((request) => request.flush(materials));
    await bench.press('/material', 'ArrowUp');
    await bench.press('/material', 'Enter');
    expect(bench.params()).toEqual({});
  });

  it('keeps a key that the catalog does not have, and warns of it', async () => {
    const bench = await openPicker({ ordered: 'gone' });
    await bench.enter('/material', 'gold');
    expect(bench.params()).toEqual({ ordered: 'gone', material: 'gold' });
    expect(bench.element.textContent).toContain('The catalog has no material “gold”.');
    expect(bench.element.textContent).toContain('The catalog has no output type “gone”.');
    expect(bench.faults()).toEqual([]);
  });
});

describe('defaults', () => {
  it('are shown in place of a value, and changes are marked and taken back one by one', async () => {
    const bench = await open({ count: 5, light: { strength: 2 } });
    expect([bench.control('/samples').placeholder, bench.control('/width').placeholder]).toEqual(['64', 'As ordered']);
    const marks = () => bench.element.querySelectorAll('.changed').length;
    expect(marks()).toBe(3);
    await bench.click('Use the default of Strength');
    expect([bench.params(), marks()]).toEqual([{ count: 5, light: {} }, 1]);
    await bench.click('Use the default of Count');
    expect([bench.params(), marks(), bench.steps]).toEqual([{ light: {} }, 0, 2]);
  });

  it('are all taken again as one step', async () => {
    const bench = await open({ count: 5, light: { strength: 2 } });
    await bench.click('Use all defaults');
    expect([bench.params(), bench.steps]).toEqual([{}, 1]);
  });

  it('hold again where they are entered', async () => {
    const bench = await open({ count: 5 });
    await bench.enter('/count', '3');
    expect(bench.params()).toEqual({});
  });
});

describe('the place of a problem', () => {
  it('is opened, and its control has the focus', async () => {
    const bench = await open({ angles: [{ azimuth: 400, elevation: 0 }] });
    await bench.click('Scene');
    expect(document.getElementById('setting-angles')).toBeNull();
    bench.fixture.componentInstance.reveal('/angles/0/azimuth');
    await bench.settle();
    expect([document.activeElement?.id, bench.faults()]).toEqual(['setting-angles-0-azimuth', ['/angles/0/azimuth']]);
  });

  it('is the nearest control where it has none', async () => {
    const bench = await open();
    bench.fixture.componentInstance.reveal('/light/moon/phase');
    await bench.settle();
    expect(document.activeElement?.id).toBe('setting-light');
  });
});

describe('a step that is not known', () => {
  it('keeps its params, which can be edited as JSON', async () => {
    const bench = await SettingsBench.open(null, { heat: 3 });
    expect(JSON.parse(bench.control('').value)).toEqual({ heat: 3 });
    await bench.enter('', '[1]');
    expect([bench.params(), bench.control('').value]).toEqual([{ heat: 3 }, '[1]']);
    await bench.enter('', '{"heat":4}');
    expect([bench.params(), bench.steps]).toEqual([{ heat: 4 }, 1]);
  });
});
