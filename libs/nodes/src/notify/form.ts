import type { NodeForm } from '#workflow-core';

export const form: NodeForm = {
  place: 2,
  order: ['/channel', '/recipients'],
  groups: [],
  params: {
    '/channel': { empty: 'As the output type says', labels: { in_app: 'In their inbox here', email: 'By e-mail' } },
    '/recipients': { empty: 'Whom the output type names' },
    '/recipients/*': { title: 'Recipient', emailWhen: { '/channel': ['email'] } },
  },
  logs: {
    'notify.prepared': '{notifications} notifications prepared; channel: {channel}',
    'notify.no_recipients': 'Output type {outputType} names nobody to tell',
  },
};
