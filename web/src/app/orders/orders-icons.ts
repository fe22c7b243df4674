import chevronRight from '@material-symbols/svg-400/outlined/chevron_right.svg';
import keyboardArrowDown from '@material-symbols/svg-400/outlined/keyboard_arrow_down.svg';
import { RUN_ICONS } from '../run/run-icons';

/** The icons of the pages of orders. */
export const ORDERS_ICONS: Readonly<Record<string, string>> = {
  ...RUN_ICONS,
  chevron_right: chevronRight,
  keyboard_arrow_down: keyboardArrowDown,
};
