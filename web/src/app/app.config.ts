import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { provideBrowserGlobalErrorListeners, type ApplicationConfig } from '@angular/core';
import { RouteReuseStrategy, TitleStrategy, provideRouter, withComponentInputBinding } from '@angular/router';
import { connectionInterceptor } from './connection/connection.interceptor';
import { sessionInterceptor } from './session/session.interceptor';
import { PageReuseStrategy } from './shell/page-reuse.strategy';
import { PageTitleStrategy } from './shell/page-title.strategy';
import { routes } from './app.routes';

export const appConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    provideHttpClient(withInterceptors([connectionInterceptor, sessionInterceptor])),
    provideRouter(routes, withComponentInputBinding()),
    { provide: TitleStrategy, useClass: PageTitleStrategy },
    { provide: RouteReuseStrategy, useClass: PageReuseStrategy },
  ],
};
