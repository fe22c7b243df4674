import block from '@material-symbols/svg-400/outlined/block.svg';
import cancel from '@material-symbols/svg-400/outlined/cancel.svg';
import checkCircle from '@material-symbols/svg-400/outlined/check_circle.svg';
import download from '@material-symbols/svg-400/outlined/download.svg';
import chevronLeft from '@material-symbols/svg-400/outlined/chevron_left.svg';
import chevronRight from '@material-symbols/svg-400/outlined/chevron_right.svg';
import expandLess from '@material-symbols/svg-400/outlined/keyboard_arrow_up.svg';
import expandMore from '@material-symbols/svg-400/outlined/keyboard_arrow_down.svg';
import openInNew from '@material-symbols/svg-400/outlined/open_in_new.svg';
import progressActivity from '@material-symbols/svg-400/outlined/progress_activity.svg';
import radioButtonUnchecked from '@material-symbols/svg-400/outlined/radio_button_unchecked.svg';
import replay from '@material-symbols/svg-400/outlined/replay.svg';
import schedule from '@material-symbols/svg-400/outlined/schedule.svg';

/** The icons of runs: those of states and of what can be done with a run. */
export const RUN_ICONS: Readonly<Record<string, string>> = {
  ...{ block, cancel, download, replay, schedule },
  check_circle: checkCircle,
  chevron_left: chevronLeft,
  chevron_right: chevronRight,
  expand_less: expandLess,
  expand_more: expandMore,
  open_in_new: openInNew,
  progress_activity: progressActivity,
  radio_button_unchecked: radioButtonUnchecked,
};
