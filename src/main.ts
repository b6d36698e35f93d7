import { configOfProcess } from './config.js';
import { listen } from './wire.js';

// The web application: reads the environment once, wires, listens, and closes cleanly.
await listen(configOfProcess());
