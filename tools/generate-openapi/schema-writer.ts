import ts from 'typescript';
import { applyRules } from './apply-rules.ts';
import { orNull, refTo } from './json-schema.ts';
import type { JsonSchema } from './json-schema.ts';
import { isFlag, isLiteral, isNull, literals, scalarOf } from './plain-schemas.ts';
import { aliasOf, docOf, namedSymbolOf, ownerOf, placeOf, propertyDeclarationOf } from './symbols.ts';
import type { Rules } from './read-rules.ts';

/** Given schemas of types by name, for what TypeScript cannot express. */
export type KnownSchemas = Readonly<Record<string, JsonSchema>>;

/** The schema of any JSON. */
export const ANY_JSON = 'JsonValue';

const isSame = (one: JsonSchema, { description: _, ...other }: JsonSchema = {}): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** Turns TypeScript's types into JSON Schemas; types with a name become components. */
export class SchemaWriter {
  readonly components: Record<string, JsonSchema> = {};
  readonly #symbols = new Map<string, ts.Symbol>();
  readonly #checker: ts.TypeChecker;
  readonly #rules: Rules;
  readonly #known: KnownSchemas;

  constructor(checker: ts.TypeChecker, rules: Rules, known: KnownSchemas) {
    this.#checker = checker;
    this.#rules = rules;
    this.#known = known;
  }

  /** The schema of a type annotation. Throws for a type that is no JSON. */
  ofNode(node: ts.TypeNode): JsonSchema {
    if (ts.isParenthesizedTypeNode(node)) return this.ofNode(node.type);
    if (ts.isArrayTypeNode(node)) return { type: 'array', items: this.ofNode(node.elementType) };
    if (ts.isTypeOperatorNode(node) && node.operator === ts.SyntaxKind.ReadonlyKeyword) return this.ofNode(node.type);
    if (ts.isUnionTypeNode(node)) return this.#ofUnionNode(node);
    const type = this.#checker.getTypeFromTypeNode(node);
    const alias = ts.isTypeReferenceNode(node) ? aliasOf(node, this.#checker) : null;
    return alias ? this.#component(alias, type, node) : this.ofType(type, node);
  }

  /** The schema of a type; `at` is where it is used, for errors. */
  ofType(type: ts.Type, at: ts.Node): JsonSchema {
    const symbol = namedSymbolOf(type);
    return symbol === null ? this.#inline(type, at) : this.#component(symbol, type, at);
  }

  /** The properties of an object type, each with its schema and whether it must be there. */
  propertiesOf(type: ts.Type, at: ts.Node): { name: string; schema: JsonSchema; required: boolean }[] {
    const isData = ({ flags }: ts.Symbol): boolean => (flags & ts.SymbolFlags.Property) !== 0;
    return this.#checker
      .getPropertiesOfType(type)
      .filter(isData)
      .map((symbol) => ({
        name: symbol.name,
        schema: this.#ofProperty(symbol, at),
        required: (symbol.flags & ts.SymbolFlags.Optional) === 0,
      }));
  }

  /** `propertiesOf` what an annotation names. */
  propertiesOfNode(node: ts.TypeNode): ReturnType<SchemaWriter['propertiesOf']> {
    return this.propertiesOf(this.#checker.getTypeFromTypeNode(node), node);
  }

  /** The schema of an interface or class by its name. Throws where the file does not export it. */
  ofDeclared(file: ts.SourceFile | undefined, name: string): JsonSchema {
    const exported = file && this.#checker.getSymbolAtLocation(file)?.exports?.get(ts.escapeLeadingUnderscores(name));
    if (!file || !exported) throw new Error(`${name} is not exported by ${file?.fileName ?? 'a file of the program'}.`);
    return this.ofType(this.#checker.getDeclaredTypeOfSymbol(exported), file);
  }

  // The names of a union's members are in its annotation only.
  #ofUnionNode(node: ts.UnionTypeNode): JsonSchema {
    const members = node.types.filter((member) => !isNull(member) && member.kind !== ts.SyntaxKind.UndefinedKeyword);
    const [only] = members;
    const types = members.map((member) => this.#checker.getTypeFromTypeNode(member));
    const schema = only && members.length === 1 ? this.ofNode(only)
      : types.every(isLiteral) ? literals(types)
      : this.#discriminated(members.map((member) => this.ofNode(member))); // prettier-ignore
    return node.types.some(isNull) ? orNull(schema) : schema;
  }

  #component(symbol: ts.Symbol, type: ts.Type, at: ts.Node): JsonSchema {
    const { name } = symbol;
    const taken = this.#symbols.get(name);
    if (taken === symbol) return refTo(name);
    this.#symbols.set(name, symbol);
    const schema = this.#known[name] ?? this.#bodyOf(type, symbol, at);
    if (taken !== undefined && !isSame(schema, this.components[name]))
      throw new Error(`${placeOf(at)}: two different types are called ${name}; the API needs a name for each.`);
    this.components[name] = { ...docOf(symbol, this.#checker), ...schema, ...this.components[name] };
    return refTo(name);
  }

  #bodyOf(type: ts.Type, symbol: ts.Symbol, at: ts.Node): JsonSchema {
    const alias = symbol.declarations?.find(ts.isTypeAliasDeclaration);
    return alias && ts.isUnionTypeNode(alias.type) ? this.#ofUnionNode(alias.type) : this.#inline(type, at);
  }

  /** One of several. Where all are components with a constant property, it becomes the discriminator. */
  #discriminated(schemas: JsonSchema[]): JsonSchema {
    const parts = schemas.map(({ $ref }) => this.components[$ref?.split('/').at(-1) ?? '']?.properties ?? {});
    const propertyName = Object.keys(parts[0] ?? {}).find((name) => parts.every((part) => part[name]?.['const'] !== undefined)); // prettier-ignore
    if (propertyName === undefined) return { anyOf: schemas };
    const mapping = parts.map((part, at) => [part[propertyName]?.['const'], schemas[at]?.$ref] as const);
    return { oneOf: schemas, discriminator: { propertyName, mapping: Object.fromEntries(mapping) } };
  }

  #inline(type: ts.Type, at: ts.Node): JsonSchema {
    if (type.flags & ts.TypeFlags.Any)
      throw new Error(`${placeOf(at)}: the type is any, or cannot be resolved; give it one.`);
    if (type.flags & ts.TypeFlags.Unknown) return this.#anyJson();
    if (type.isUnion()) return this.#ofUnion(type.types, at);
    const scalar = scalarOf(type);
    if (scalar) return scalar;
    if (this.#checker.isArrayType(type)) return { type: 'array', items: this.ofType(this.#itemOf(type), at) };
    if (type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) return this.#object(type, at);
    throw new Error(
      `${placeOf(at)}: ${this.#checker.typeToString(type)} is no JSON; a reply or request cannot have it.`,
    );
  }

  #anyJson(): JsonSchema {
    this.components[ANY_JSON] ??= { description: 'Any JSON.' };
    return refTo(ANY_JSON);
  }

  #ofUnion(types: readonly ts.Type[], at: ts.Node): JsonSchema {
    const members = types.filter(({ flags }) => (flags & (ts.TypeFlags.Null | ts.TypeFlags.Undefined)) === 0);
    const named = members.filter((member) => isLiteral(member) && !isFlag(member));
    const flags = members.filter(isFlag);
    const schemas = [
      ...(named.length > 0 ? [literals(named)] : []),
      ...(flags.length > 0 ? [flags.length === 2 ? { type: 'boolean' } : literals(flags)] : []),
      ...members.filter((member) => !isLiteral(member)).map((member) => this.ofType(member, at)),
    ];
    const [only, ...more] = schemas;
    const schema = only && more.length === 0 ? only : this.#discriminated(schemas);
    return types.some(({ flags: own }) => own & ts.TypeFlags.Null) ? orNull(schema) : schema;
  }

  #object(type: ts.Type, at: ts.Node): JsonSchema {
    const values = this.#checker.getIndexTypeOfType(type, ts.IndexKind.String);
    if (values) return { type: 'object', additionalProperties: this.ofType(values, at) };
    const found = this.propertiesOf(type, at);
    const required = found.filter((property) => property.required).map(({ name }) => name);
    return {
      type: 'object',
      properties: Object.fromEntries(found.map(({ name, schema }) => [name, schema])),
      ...(required.length > 0 && { required }),
    };
  }

  #ofProperty(symbol: ts.Symbol, at: ts.Node): JsonSchema {
    const declaration = propertyDeclarationOf(symbol);
    const type = this.#checker.getTypeOfSymbol(symbol);
    const node = declaration?.type;
    const own = node && this.#isType(node, type) ? this.ofNode(node) : this.ofType(type, declaration ?? at);
    const rules = this.#rules[ownerOf(declaration)]?.[symbol.name] ?? [];
    return { ...applyRules(own, rules), ...docOf(symbol, this.#checker) };
  }

  /** Whether the annotation is the type, so that no type parameter stands in it and no mapping changed it. */
  #isType(node: ts.TypeNode, type: ts.Type): boolean {
    const declared = this.#checker.getTypeFromTypeNode(node);
    const parts = type.isUnion() ? type.types.filter(({ flags }) => (flags & ts.TypeFlags.Undefined) === 0) : [type];
    const isIn = (part: ts.Type): boolean => this.#checker.isTypeAssignableTo(part, declared);
    return this.#checker.isTypeAssignableTo(declared, type) && parts.every(isIn);
  }

  #itemOf(list: ts.Type): ts.Type {
    const [item] = this.#checker.getTypeArguments(list as ts.TypeReference);
    return item as ts.Type;
  }
}
