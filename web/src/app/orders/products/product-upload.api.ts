import { Injectable, inject } from '@angular/core';
import { Router } from '@angular/router';
import { problemOf, type ApiProblem } from '../../api/api-problem';
import type { Schema } from '../../api/api-types';
import { ConnectionStore } from '../../connection/connection.store';
import { SessionStore } from '../../session/session.store';

export interface ProductFile {
  key: string;
  name: string;
  file: File;
  replace: boolean;
}

/** A started upload. `done` rejects with an ApiProblem; it never settles after `cancel`. */
export interface StartedUpload {
  done: Promise<Schema<'ProductReply'>>;
  cancel(): void;
}

/** Sends files of products by XMLHttpRequest, since HttpClient's fetch does not tell how much of a file is sent. */
@Injectable({ providedIn: 'root' })
export class ProductUpload {
  private readonly session = inject(SessionStore);
  private readonly connection = inject(ConnectionStore);
  private readonly router = inject(Router);

  /** `progress` is told the part that is sent, 0 to 1. */
  start(product: ProductFile, progress: (part: number) => void): StartedUpload {
    const request = new XMLHttpRequest();
    const done = new Promise<Schema<'ProductReply'>>((resolve, reject) => {
      request.upload.onprogress = ({ loaded, total }) => progress(total > 0 ? loaded / total : 0);
      request.onload = () => this.answered(request, { resolve, reject });
      request.onerror = () => {
        this.connection.lost();
        reject(problemOf({ status: 0, body: null, traceId: null }));
      };
    });
    request.open('POST', '/api/products');
    const token = this.session.csrfToken();
    if (token) request.setRequestHeader('X-XSRF-TOKEN', token);
    request.send(formOf(product));
    return { done, cancel: () => request.abort() };
  }

  private answered(
    request: XMLHttpRequest,
    { resolve, reject }: { resolve(reply: Schema<'ProductReply'>): void; reject(problem: ApiProblem): void },
  ): void {
    this.connection.answered();
    const { status } = request;
    const body = parsed(request.responseText);
    if (status >= 200 && status < 300) return resolve(body as Schema<'ProductReply'>);
    if (status === 401) this.signInAgain();
    reject(problemOf({ status, body, traceId: request.getResponseHeader('x-trace-id') }));
  }

  private signInAgain(): void {
    this.session.expire();
    void this.router.navigate(['/sign-in'], { queryParams: { to: this.router.url } });
  }
}

/** The file comes last, so that the server knows the rest when it begins. */
function formOf({ key, name, file, replace }: ProductFile): FormData {
  const form = new FormData();
  form.set('key', key);
  form.set('name', name);
  if (replace) form.set('replace', 'true');
  form.set('file', file, file.name);
  return form;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
