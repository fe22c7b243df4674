import block from '@material-symbols/svg-400/outlined/block.svg';
import cancel from '@material-symbols/svg-400/outlined/cancel.svg';
import checkCircle from '@material-symbols/svg-400/outlined/check_circle.svg';
import download from '@material-symbols/svg-400/outlined/download.svg';
import openInNew from '@material-symbols/svg-400/outlined/open_in_new.svg';
import progressActivity from '@material-symbols/svg-400/outlined/progress_activity.svg';
import radioButtonUnchecked from '@material-symbols/svg-400/outlined/radio_button_unchecked.svg';
import replay from '@material-symbols/svg-400/outlined/replay.svg';
import schedule from '@material-symbols/svg-400/outlined/schedule.svg';

/** The icons of runs: those of states and of what can be done with a run. */
export const RUN_ICONS: Readonly<Record<string, string>> = {
  ...{ block, cancel, download, replay, schedule },
  check_circle: checkCircle,
  open_in_new: openInNew,
  progress_activity: progressActivity,
  radio_button_unchecked: radioButtonUnchecked,
};
