import { takeFocus } from './take-focus';

describe('takeFocus', () => {
  const added = (): HTMLElement => {
    const element = document.createElement('input');
    document.body.append(element);
    return element;
  };
  afterEach(() => document.body.replaceChildren());

  it('takes the focus that nothing has', () => {
    const element = added();
    takeFocus(element);
    expect(document.activeElement).toBe(element);
  });

  it('leaves it to what somebody works with', () => {
    const other = added();
    other.focus();
    takeFocus(added());
    expect(document.activeElement).toBe(other);
  });
});
