import assignment from '@material-symbols/svg-400/outlined/assignment.svg';
import addCircle from '@material-symbols/svg-400/outlined/add_circle.svg';
import camera from '@material-symbols/svg-400/outlined/camera.svg';
import changeCircle from '@material-symbols/svg-400/outlined/change_circle.svg';
import check from '@material-symbols/svg-400/outlined/check.svg';
import checklist from '@material-symbols/svg-400/outlined/checklist.svg';
import compareArrows from '@material-symbols/svg-400/outlined/compare_arrows.svg';
import crop from '@material-symbols/svg-400/outlined/crop.svg';
import deployedCode from '@material-symbols/svg-400/outlined/deployed_code.svg';
import doNotDisturbOn from '@material-symbols/svg-400/outlined/do_not_disturb_on.svg';
import download from '@material-symbols/svg-400/outlined/download.svg';
import extension from '@material-symbols/svg-400/outlined/extension.svg';
import history from '@material-symbols/svg-400/outlined/history.svg';
import inventory from '@material-symbols/svg-400/outlined/inventory_2.svg';
import lock from '@material-symbols/svg-400/outlined/lock.svg';
import notifications from '@material-symbols/svg-400/outlined/notifications.svg';
import openWith from '@material-symbols/svg-400/outlined/open_with.svg';
import palette from '@material-symbols/svg-400/outlined/palette.svg';
import photoCamera from '@material-symbols/svg-400/outlined/photo_camera.svg';
import photoLibrary from '@material-symbols/svg-400/outlined/photo_library.svg';
import playArrow from '@material-symbols/svg-400/outlined/play_arrow.svg';
import publish from '@material-symbols/svg-400/outlined/publish.svg';
import redo from '@material-symbols/svg-400/outlined/redo.svg';
import remove from '@material-symbols/svg-400/outlined/remove.svg';
import turn from '@material-symbols/svg-400/outlined/360.svg';
import undo from '@material-symbols/svg-400/outlined/undo.svg';
import viewInAr from '@material-symbols/svg-400/outlined/view_in_ar.svg';

/** The icons of the editor: those of its buttons, and those that steps name. */
export const EDITOR_ICONS: Readonly<Record<string, string>> = {
  ...{
    assignment,
    camera,
    check,
    checklist,
    crop,
    download,
    extension,
    history,
    lock,
    notifications,
    palette,
    publish,
    redo,
    remove,
    undo,
  },
  '360': turn,
  add_circle: addCircle,
  change_circle: changeCircle,
  compare_arrows: compareArrows,
  deployed_code: deployedCode,
  do_not_disturb_on: doNotDisturbOn,
  inventory_2: inventory,
  open_with: openWith,
  photo_camera: photoCamera,
  photo_library: photoLibrary,
  play_arrow: playArrow,
  view_in_ar: viewInAr,
};
