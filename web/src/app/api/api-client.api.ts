import { HttpClient, HttpErrorResponse, type HttpResponse } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { problemOf } from './api-problem';
import type { ApiMethod, CallArguments, OperationOf, PathOf, ReplyOf } from './api-types';
import { requestUrl, type AddressParts } from './request-url';

/** An answer with what of its head is used: `etag` for `If-Match`, `next` the `after` of the next page. */
export interface ApiReply<T> {
  body: T;
  etag: string | null;
  next: string | null;
}

type Call = AddressParts & { header?: Record<string, string>; body?: unknown };

/** The API by method and path, with the types of docs/openapi.json. Every failure is an ApiProblem. */
@Injectable({ providedIn: 'root' })
export class ApiClient {
  private readonly http = inject(HttpClient);

  get<P extends PathOf<'get'>>(path: P, ...args: CallArguments<OperationOf<'get', P>>) {
    return this.send<ReplyOf<OperationOf<'get', P>>>('get', path, args[0]);
  }

  post<P extends PathOf<'post'>>(path: P, ...args: CallArguments<OperationOf<'post', P>>) {
    return this.send<ReplyOf<OperationOf<'post', P>>>('post', path, args[0]);
  }

  put<P extends PathOf<'put'>>(path: P, ...args: CallArguments<OperationOf<'put', P>>) {
    return this.send<ReplyOf<OperationOf<'put', P>>>('put', path, args[0]);
  }

  delete<P extends PathOf<'delete'>>(path: P, ...args: CallArguments<OperationOf<'delete', P>>) {
    return this.send<ReplyOf<OperationOf<'delete', P>>>('delete', path, args[0]);
  }

  private async send<T>(method: ApiMethod, path: string, call: Call = {}): Promise<ApiReply<T>> {
    const options = { body: call.body, headers: call.header ?? {}, observe: 'response' } as const;
    try {
      return replyOf(await firstValueFrom(this.http.request<T>(method, requestUrl(path, call), options)));
    } catch (error) {
      throw error instanceof HttpErrorResponse ? problemOfAnswer(error) : error;
    }
  }
}

function replyOf<T>({ body, headers }: HttpResponse<T>): ApiReply<T> {
  const next = /<\?([^>]*)>; rel="next"/.exec(headers.get('link') ?? '')?.[1];
  return {
    body: body as T,
    etag: headers.get('etag'),
    next: next === undefined ? null : new URLSearchParams(next).get('after'),
  };
}

/** An answer that is no JSON comes as the text of an error. */
function problemOfAnswer({ status, error, headers }: HttpErrorResponse) {
  return problemOf({ status, body: error, traceId: headers.get('x-trace-id') });
}
