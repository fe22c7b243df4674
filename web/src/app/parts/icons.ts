import accountCircle from '@material-symbols/svg-400/outlined/account_circle.svg';
import accountTree from '@material-symbols/svg-400/outlined/account_tree.svg';
import add from '@material-symbols/svg-400/outlined/add.svg';
import archive from '@material-symbols/svg-400/outlined/archive.svg';
import close from '@material-symbols/svg-400/outlined/close.svg';
import contentCopy from '@material-symbols/svg-400/outlined/content_copy.svg';
import contrast from '@material-symbols/svg-400/outlined/contrast.svg';
import darkMode from '@material-symbols/svg-400/outlined/dark_mode.svg';
import error from '@material-symbols/svg-400/outlined/error.svg';
import help from '@material-symbols/svg-400/outlined/help.svg';
import keyboardCommandKey from '@material-symbols/svg-400/outlined/keyboard_command_key.svg';
import lightMode from '@material-symbols/svg-400/outlined/light_mode.svg';
import logout from '@material-symbols/svg-400/outlined/logout.svg';
import moreVert from '@material-symbols/svg-400/outlined/more_vert.svg';
import search from '@material-symbols/svg-400/outlined/search.svg';
import unarchive from '@material-symbols/svg-400/outlined/unarchive.svg';
import upload from '@material-symbols/svg-400/outlined/upload.svg';
import warning from '@material-symbols/svg-400/outlined/warning.svg';

/** The icons of every page: Material Symbols, one weight, by their names. Lazy pages register more. */
export const ICONS: Readonly<Record<string, string>> = {
  account_circle: accountCircle,
  account_tree: accountTree,
  add,
  archive,
  close,
  content_copy: contentCopy,
  contrast,
  dark_mode: darkMode,
  error,
  help,
  keyboard_command_key: keyboardCommandKey,
  light_mode: lightMode,
  logout,
  more_vert: moreVert,
  search,
  unarchive,
  upload,
  warning,
};
