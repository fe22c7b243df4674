import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { IconComponent } from './icon.component';
import { ToastStore, type Toast } from './toast.store';
import { TraceIdComponent } from './trace-id.component';

@Component({
  selector: 'hm-toast-list',
  imports: [IconComponent, TraceIdComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './toast-list.component.html',
  styleUrl: './toast-list.component.css',
  host: { role: 'status', 'aria-live': 'polite' },
})
export class ToastListComponent {
  protected readonly store = inject(ToastStore);

  protected run({ id, action }: Toast): void {
    this.store.close(id);
    action?.run();
  }
}
