import { everyPageIn } from '../support/every-page.js';

everyPageIn('en');
