import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { FFlowModule } from '@foblex/flow';
import { IconComponent } from '../../parts/icon.component';
import type { CanvasNode } from './canvas-model';
import type { BadgeKind, NodeBadge } from './node-badge';
import { PortComponent } from './port.component';
import { WiringStore } from './wiring.store';

const ICONS: Record<BadgeKind, string> = {
  'missing-worker': 'warning',
  error: 'error',
  'setup-required': 'warning',
  running: 'play_arrow',
  stale: 'history',
  cached: 'inventory_2',
  success: 'check',
};

/** What is drawn in a node: its ports, its name, what differs from its step, and its badge. */
@Component({
  selector: 'hm-node',
  imports: [FFlowModule, IconComponent, PortComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './node.component.html',
  styleUrl: './node.component.css',
})
export class NodeComponent {
  private readonly wiring = inject(WiringStore);

  readonly node = input.required<CanvasNode>();
  readonly readOnly = input(false);
  readonly badge = input<NodeBadge | null>(null);

  protected readonly iconOf = (kind: BadgeKind): string => ICONS[kind];

  /** A wire may only snap to a connector of the other side with the same type. */
  protected readonly order = { in: endOf('in', ''), out: endOf('out', '') };
  protected readonly inputs = computed(() => this.node().inputs.map((port) => ({ port, ...endOf('in', port.type) })));
  protected readonly outputs = computed(() =>
    this.node().outputs.map((port) => ({ port, ...endOf('out', port.type) })),
  );

  protected verdict(connector: string, type: string): 'allowed' | 'refused' | null {
    return this.wiring.verdict(connector, type);
  }
}

const endOf = (side: 'in' | 'out', type: string) => ({
  category: `${side}:${type}`,
  accepts: [`${side === 'in' ? 'out' : 'in'}:${type}`],
});
