import { HttpErrorResponse, HttpResponse, type HttpInterceptorFn } from '@angular/common/http';
import { inject } from '@angular/core';
import { tap } from 'rxjs';
import { ConnectionStore } from './connection.store';

/** Tells from every request whether the server answers. */
export const connectionInterceptor: HttpInterceptorFn = (request, next) => {
  const connection = inject(ConnectionStore);
  return next(request).pipe(
    tap({
      next: (event) => event instanceof HttpResponse && connection.answered(),
      error: (error: unknown) => {
        if (!(error instanceof HttpErrorResponse)) return;
        if (error.status === 0) connection.lost();
        else connection.answered();
      },
    }),
  );
};
