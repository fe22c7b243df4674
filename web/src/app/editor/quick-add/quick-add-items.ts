import type { NodeDefinition, PortType } from '#workflow-core';
import type { Schema } from '../../api/api-types';
import type { Connector } from '../canvas/connector-id';
import type { AddOrigin } from '../canvas/quick-add-request';
import type { PickItem } from '../../parts/picker/pick-item';

/** The steps that can be added; for a port only those that a wire from it fits. `type` is the port's, null for order alone. */
export function quickAddItems(
  { entries, categories }: Schema<'PaletteReply'>,
  origin: AddOrigin,
  type: PortType | null,
): PickItem[] {
  const colours = new Map(categories.map(({ name, colour }) => [name, colour]));
  const order = new Map(categories.map(({ name }, index) => [name, index]));
  return entries
    .filter(({ definition }) => origin.kind !== 'port' || type === null || fits(definition, origin.connector, type))
    .map(({ definition, form, availability }) => ({
      ...{ id: definition.step, label: definition.label, words: `${definition.step} ${definition.description}` },
      hint: availability.state === 'missing' ? `${definition.category} · no worker` : definition.category,
      icon: form?.icon ?? definition.icon,
      colour: colours.get(definition.category) ?? null,
      category: definition.category,
      refused: null,
    }))
    .sort((a, b) => (order.get(a.category) ?? order.size) - (order.get(b.category) ?? order.size))
    .map(({ category: _category, ...item }) => item);
}

/** What is asked above the list. */
export const quickAddHeading = ({ kind }: AddOrigin): string =>
  ({
    nowhere: 'Add a step',
    port: 'Add a step that fits',
    node: 'Add a step after the selected one',
    wire: 'Add a step into the wire',
  })[kind];

function fits({ inputs, outputs }: NodeDefinition, { side }: Connector, type: PortType): boolean {
  return Object.values(side === 'out' ? inputs : outputs).some((port) => port.type === type);
}
