import type { Routes } from '@angular/router';
import { leaveCatalog } from './catalog/leave-catalog.guard';
import { leaveEditor } from './editor/leave-editor.guard';
import { requireSession } from './session/require-session.guard';

/** The pages. Each is loaded when it is opened. */
export const routes: Routes = [
  {
    path: 'sign-in',
    title: 'Sign in',
    loadComponent: () => import('./session/sign-in.page').then((file) => file.SignInPage),
  },
  {
    path: '',
    canActivate: [requireSession],
    runGuardsAndResolvers: 'always',
    children: [
      { path: '', pathMatch: 'full', redirectTo: 'workflows' },
      {
        path: 'workflows',
        title: 'Workflows',
        loadComponent: () => import('./workflows/workflows.page').then((file) => file.WorkflowsPage),
      },
      {
        path: 'workflows/runs',
        title: 'Runs',
        loadComponent: () => import('./runs/runs.page').then((file) => file.RunsPage),
      },
      {
        path: 'workflows/:key/runs/compare',
        title: 'Compare runs',
        loadComponent: () => import('./runs/compare/compare-runs.page').then((file) => file.CompareRunsPage),
      },
      {
        path: 'workflows/:key/runs/:runId',
        title: (route) => `Run of ${route.paramMap.get('key')}`,
        loadComponent: () => import('./run/run.page').then((file) => file.RunPage),
      },
      {
        path: 'workflows/:key',
        title: (route) => `${route.paramMap.get('key')}`,
        canDeactivate: [leaveEditor],
        loadComponent: () => import('./editor/editor.page').then((file) => file.EditorPage),
      },
      {
        path: 'orders',
        title: 'Orders',
        loadComponent: () => import('./orders/orders.page').then((file) => file.OrdersPage),
      },
      {
        path: 'orders/products',
        title: 'Products',
        loadComponent: () => import('./orders/products/products.page').then((file) => file.ProductsPage),
      },
      {
        path: 'catalog',
        title: 'Catalog',
        canDeactivate: [leaveCatalog],
        runGuardsAndResolvers: 'always',
        loadComponent: () => import('./catalog/catalog.page').then((file) => file.CatalogPage),
      },
      {
        path: '**',
        title: 'Not found',
        loadComponent: () => import('./shell/not-found.page').then((file) => file.NotFoundPage),
      },
    ],
  },
];
