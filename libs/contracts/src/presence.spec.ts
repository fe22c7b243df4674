import { plainToInstance } from 'class-transformer';
import { getMetadataStorage, validateSync } from 'class-validator';
import type { ValidationError } from 'class-validator';
import * as contracts from './index.js';

type Message = new () => object;

/** The properties for which null has a meaning. New ones must be added here explicitly. */
const NULLABLE = [
  'Evidence.environment',
  'EvidenceCatalogWrite.expected',
  'EvidenceMediaAsset.height',
  'EvidenceMediaAsset.idMask',
  'EvidenceMediaAsset.width',
];

const rulesOf = (target: Message) => getMetadataStorage().getTargetValidationMetadatas(target, '', false, false);
const isClass = (value: unknown): value is Message => typeof value === 'function' && value.prototype !== undefined;
const classes = Object.values(contracts).filter(
  (value): value is Message => isClass(value) && rulesOf(value).length > 0,
);

const propertiesOf = (target: Message, rule?: string): [string, Message, string][] => {
  const rules = rulesOf(target).filter(({ name }) => rule === undefined || name === rule);
  return [...new Set(rules.map(({ propertyName }) => propertyName))].map((name) => [
    `${target.name}.${name}`,
    target,
    name,
  ]);
};

/** The problems of one property of an otherwise empty body. */
function faultOf(target: Message, property: string, value: unknown): ValidationError | undefined {
  const body = plainToInstance(target, { [property]: value });
  return validateSync(body).find((fault) => fault.property === property);
}

const properties = classes.flatMap((target) => propertiesOf(target));
const lists = classes.flatMap((target) => propertiesOf(target, 'isArray'));

describe('the classes of requests and messages', () => {
  it('is described by classes that this spec finds', () => {
    expect(classes.length).toBeGreaterThan(60);
    expect(lists.length).toBeGreaterThan(20);
  });

  it.each(properties.filter(([name]) => !NULLABLE.includes(name)))(
    'takes no null for %s',
    (_name, target, property) => {
      expect(faultOf(target, property, null)).toBeDefined();
    },
  );

  it.each(properties.filter(([name]) => NULLABLE.includes(name)))('takes null for %s, and not nothing', (...one) => {
    const [, target, property] = one;
    expect(faultOf(target, property, null)).toBeUndefined();
    expect(faultOf(target, property, undefined)).toBeDefined();
  });

  it.each(lists)('takes no null within %s', (_name, target, property) => {
    expect(faultOf(target, property, [null])).toBeDefined();
  });
});
