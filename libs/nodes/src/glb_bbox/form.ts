import type { NodeForm } from '#workflow-core';

export const form: NodeForm = { place: 2, order: [], groups: [], params: {}, logs: {} };
