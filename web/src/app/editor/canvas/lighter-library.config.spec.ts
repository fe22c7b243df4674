import {
  F_CSS_CLASS,
  MoveFrontElementsBeforeTargetElement,
  MoveFrontElementsBeforeTargetElementRequest,
} from '@foblex/flow';
import { lightenLibrary } from './lighter-library.config';

describe('the library without what is dear', () => {
  beforeAll(lightenLibrary);

  it('leaves elements in their order when one is selected', () => {
    const container = document.createElement('div');
    const elements = ['first', 'second', 'third'].map((id) => Object.assign(document.createElement('p'), { id }));
    container.append(...elements);
    new MoveFrontElementsBeforeTargetElement().handle(
      new MoveFrontElementsBeforeTargetElementRequest(container, elements, [], 0),
    );
    expect([...container.children].map(({ id }) => id)).toEqual(['first', 'second', 'third']);
  });

  it('names drags by no class that its style sheet has rules for', () => {
    expect(F_CSS_CLASS.DRAG_AND_DROP).toEqual({ DRAGGING: 'dragged', CONNECTIONS_DRAGGING: 'dragged-wire' });
  });
});
