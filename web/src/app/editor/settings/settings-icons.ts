import arrowDownward from '@material-symbols/svg-400/outlined/arrow_downward.svg';
import arrowUpward from '@material-symbols/svg-400/outlined/arrow_upward.svg';
import chevronRight from '@material-symbols/svg-400/outlined/chevron_right.svg';
import deleteIcon from '@material-symbols/svg-400/outlined/delete.svg';
import link from '@material-symbols/svg-400/outlined/link.svg';
import linkOff from '@material-symbols/svg-400/outlined/link_off.svg';
import undo from '@material-symbols/svg-400/outlined/undo.svg';

/** The icons of the settings. */
export const SETTINGS_ICONS: Readonly<Record<string, string>> = {
  arrow_downward: arrowDownward,
  arrow_upward: arrowUpward,
  chevron_right: chevronRight,
  delete: deleteIcon,
  link,
  link_off: linkOff,
  undo,
};
