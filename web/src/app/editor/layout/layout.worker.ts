/** The layout engine, which answers messages of its own as soon as it is in a worker. */
import 'elkjs/lib/elk-worker.min.js';
