import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const WASM = '@bitbybit-dev/occt/bitbybit-dev-occt/bitbybit-dev-occt.wasm';

/**
 * The used classes of OpenCASCADE, each with its base classes: a call that returns another class throws
 * `UnboundTypeError`.
 */
const USED = new Set([
  ...[
    'STEPControl_Reader',
    'STEPControl_Reader_1',
    'XSControl_Reader',
    'Message_ProgressRange',
    'Message_ProgressRange_1',
  ],
  ...['TopoDS', 'TopoDS_Shape', 'TopoDS_Face', 'TopoDS_Compound', 'TopoDS_Builder', 'BRep_Builder'],
  ...['TopoDS_Iterator', 'TopoDS_Iterator_2', 'TopExp_Explorer', 'TopExp_Explorer_2'],
  ...['TopLoc_Location', 'TopLoc_Location_1', 'gp_Trsf', 'gp_GTrsf', 'gp_GTrsf_1', 'gp_Pnt', 'gp_Dir'],
  ...['Bnd_Box', 'Bnd_Box_1', 'BRepBndLib', 'BRep_Tool', 'Standard_Transient'],
  ...['BRepMesh_DiscretRoot', 'BRepMesh_IncrementalMesh', 'BRepMesh_IncrementalMesh_2', 'StdPrs_ToolTriangulatedShape'],
  ...['Handle_Poly_Triangulation', 'Poly_Triangulation', 'Poly_Triangle'],
  ...['BRepBuilderAPI_Command', 'BRepBuilderAPI_MakeShape', 'BRepBuilderAPI_ModifyShape'],
  ...['BRepBuilderAPI_GTransform', 'BRepBuilderAPI_GTransform_2'],
]);

/** The places of a class and of its name among the arguments of `__embind_register_class`, and of the class among those of its members. */
const NAME = 10;
const CLASS = 0;
const MEMBERS = /^__embind_register_class_(class_function|constructor|function|property)$/;

type Register = (...args: number[]) => void;
type Functions = Record<string, unknown>;

interface Instance {
  exports: Functions;
}

/** The project's types know no browser, and so not what Node shares with it. */
const { WebAssembly: wasm } = globalThis as unknown as {
  WebAssembly: {
    Module: new (bytes: Uint8Array) => object;
    Instance: new (module: object, imports: Record<string, Functions>) => Instance;
    Memory: new () => { buffer: ArrayBuffer };
  };
};

/**
 * Emscripten's hook `instantiateWasm`: makes the reader with only the classes that are used, because to register all 1,217
 * takes 0.3 s of each start.
 */
export function instantiateLean(imports: Record<string, Functions>, receive: (instance: Instance) => void): Functions {
  const bytes = readFileSync(createRequire(import.meta.url).resolve(WASM));
  // The classes are registered after `receive`, so there is a memory to read their names in.
  const lean = Object.entries(imports).map(([key, module]) => [key, withoutUnused(module, () => memory.buffer)]);
  const instance = new wasm.Instance(new wasm.Module(bytes), Object.fromEntries(lean));
  const memory: { buffer: ArrayBuffer } = Object.values(instance.exports).find((item) => item instanceof wasm.Memory)!;
  receive(instance);
  return instance.exports;
}

function withoutUnused(module: Functions, memory: () => ArrayBuffer): Functions {
  const unused = new Set<number>();
  const isUnused = (...args: number[]): boolean => {
    if (!USED.has(textAt(memory(), args[NAME]!))) unused.add(args[CLASS]!);
    return unused.has(args[CLASS]!);
  };
  const entries = Object.entries(module).map(([key, value]) => {
    const register = value as Register;
    const { name } = register;
    if (name === '__embind_register_class') return [key, (...args: number[]) => isUnused(...args) || register(...args)];
    if (!MEMBERS.test(name)) return [key, value];
    return [key, (...args: number[]) => unused.has(args[CLASS]!) || register(...args)];
  });
  return Object.fromEntries(entries) as Functions;
}

function textAt(memory: ArrayBuffer, at: number): string {
  const bytes = new Uint8Array(memory);
  return Buffer.from(bytes.subarray(at, bytes.indexOf(0, at))).toString('latin1');
}
