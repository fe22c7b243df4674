import type { NestExpressApplication } from '@nestjs/platform-express';

interface Layer {
  route?: { path: string; methods: Record<string, boolean> };
}

/** `method path` of every route that Express itself knows, sorted; `all path` for one that takes every method. */
export function servedRoutes(app: NestExpressApplication): string[] {
  const { router } = app.getHttpAdapter().getInstance() as { router: { stack: Layer[] } };
  return router.stack.flatMap(({ route }) => (route ? namesOf(route) : [])).sort();
}

function namesOf({ path, methods }: { path: string; methods: Record<string, boolean> }): string[] {
  const names = Object.keys(methods);
  return names.includes('purge') ? [`all ${path}`] : names.map((method) => `${method} ${path}`);
}
