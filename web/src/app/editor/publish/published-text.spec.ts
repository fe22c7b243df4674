import type { Schema } from '../../api/api-types';
import { publishedText } from './published-text';

const warning = { code: 'step_without_worker', severity: 'warning', path: '', message: '', hint: '' };

describe('publishedText', () => {
  it.each([
    [{ created: true, version: 4 }, 'Published as v4.'],
    [{ created: true, version: 4, warnings: [warning] }, 'Published as v4, with 1 warning.'],
    [{ created: true, version: 4, warnings: [warning, warning] }, 'Published as v4, with 2 warnings.'],
    [{ created: false, version: 3 }, expect.stringContaining('v3 stays the newest version')],
  ])('of %j', (reply, text) => expect(publishedText(reply as unknown as Schema<'PublishReply'>)).toEqual(text));
});
