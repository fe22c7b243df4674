import type { TopoDS_Shape } from '@bitbybit-dev/occt/bitbybit-dev-occt/bitbybit-dev-occt.js';
import { oc } from './reader.child.ts';
import { facesOf } from './shapes.child.ts';

/**
 * The body with triangles on its faces. The mesher fails on some surfaces (a cone whose seam points to its apex); then
 * it meshes a copy of the body whose surfaces are splines, all of them, so that neighbouring faces still meet. The
 * copy's faces are in the same order.
 */
export function triangulated(body: TopoDS_Shape, linear: number, angular: number): TopoDS_Shape {
  triangulate(body, linear, angular);
  const bare = bareFaces(body);
  if (bare === 0) return body;
  const copy = asSplines(body);
  triangulate(copy, linear, angular);
  return facesOf(copy).length === facesOf(body).length && bareFaces(copy) < bare ? copy : body;
}

function triangulate(shape: TopoDS_Shape, linear: number, angular: number): void {
  new oc.BRepMesh_IncrementalMesh_2(shape, linear, false, angular, false).delete();
}

function bareFaces(shape: TopoDS_Shape): number {
  const location = new oc.TopLoc_Location_1();
  const bare = facesOf(shape).filter(({ face }) =>
    oc.BRep_Tool.Triangulation(oc.TopoDS.Face_1(face), location, 0).IsNull(),
  );
  return bare.length;
}

/** A general transformation turns surfaces and curves into splines, even one that moves nothing. */
function asSplines(body: TopoDS_Shape): TopoDS_Shape {
  return new oc.BRepBuilderAPI_GTransform_2(body, new oc.gp_GTrsf_1(), true).Shape();
}
