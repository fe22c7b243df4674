import { ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import { Router } from '@angular/router';
import { ApiProblem } from '../api/api-problem';
import { ProblemComponent } from '../parts/problem.component';
import { SessionStore } from './session.store';
import { returnPath } from './sign-in-code';

/** Signs in by the admin token; who opens a sign-in link does not see this page. */
@Component({
  selector: 'hm-sign-in-page',
  imports: [ProblemComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './sign-in.page.html',
  styleUrl: './sign-in.page.css',
})
export class SignInPage {
  private readonly session = inject(SessionStore);
  private readonly router = inject(Router);

  /** The page to go to afterwards, from the query. */
  readonly to = input<string | null>(null);

  protected readonly problem = signal<ApiProblem | null>(this.session.linkProblem());
  protected readonly isSending = signal(false);

  protected async signIn(event: Event, token: string): Promise<void> {
    event.preventDefault();
    if (this.isSending() || token.trim() === '') return;
    this.isSending.set(true);
    this.problem.set(null);
    try {
      await this.session.signIn(token.trim());
      await this.router.navigateByUrl(returnPath(this.to()), { replaceUrl: true });
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      this.problem.set(error);
    } finally {
      this.isSending.set(false);
    }
  }
}
