import { UserError } from '#platform/http';

export const orderLineNotFound = (id: string): UserError =>
  new UserError(
    'order_line_not_found',
    `There is no order line ${id}. Look up the lines of an order with GET /api/orders/<order id>.`,
    404,
  );

export const workflowDiffers = (id: string, outputType: string, names: { asked: string; has: string }): UserError =>
  new UserError(
    'workflow_differs',
    `Order line ${id} orders the output type "${outputType}", which ${names.has ? `has the workflow "${names.has}"` : 'has no workflow'}, not "${names.asked}". Dispatch it by that, or change the output type's workflow.`,
    409,
  );

export const deliveryOpen = (lineId: string): UserError =>
  new UserError(
    'delivery_open',
    `Order line ${lineId} is still being delivered. Wait until it is settled or cancel its delivery, then dispatch it again.`,
    409,
  );
