import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import type { OpenAPIObject } from '@nestjs/swagger';
import { catalogSchemas } from './catalog-schemas.js';
import { describeOperations } from './describe-operations.js';
import type { ApiDocument } from './describe-operations.js';
import { draftSchemas } from './draft-schemas.js';
import { orderSchemas } from './order-schemas.js';
import { presetSchemas } from './preset-schemas.js';
import { productMaterialSchemas } from './product-material-schemas.js';
import { retentionSchemas } from './retention-schemas.js';
import { runSchemas } from './run-schemas.js';
import { workflowSchemas } from './workflow-schemas.js';

/** OpenAPI of the application: the routes are the ones that it has, so none can be forgotten or made up. */
export function createDocument(app: INestApplication): OpenAPIObject {
  const about = new DocumentBuilder()
    .setTitle('HartOMat workflows')
    .setDescription('Orders, workflows, runs, comparisons and rollouts. Errors are application/problem+json.')
    .setVersion('1')
    .setOpenAPIVersion('3.1.0')
    .addBearerAuth()
    .addSecurityRequirements('bearer')
    .build();
  const document = SwaggerModule.createDocument(app, about) as OpenAPIObject & ApiDocument;
  return describeOperations(document, {
    ...runSchemas,
    ...retentionSchemas,
    ...orderSchemas,
    ...catalogSchemas,
    ...productMaterialSchemas,
    ...workflowSchemas,
    ...draftSchemas,
    ...presetSchemas,
  });
}
