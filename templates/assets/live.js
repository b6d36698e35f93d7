/* Follows a live session: without this script the page asks for itself again every few seconds and everything works. */

const live = document.getElementById('live');

/** A part in which somebody has begun to type or to choose is left as it is. */
function isInUse(part) {
  return [...part.querySelectorAll('textarea, input, select')].some((field) => {
    if (field.type === 'hidden') return false;
    if (field.type === 'radio' || field.type === 'checkbox') return field.checked !== field.defaultChecked;
    if (field.tagName === 'SELECT') return [...field.options].some((option) => option.selected !== option.defaultSelected);
    return field.value !== field.defaultValue;
  });
}

/** What was opened stays open in the new part, and what was closed stays closed: a vote that comes in closes nothing under a hand. */
function keepOpen(from, to) {
  const open = new Map([...from.querySelectorAll('details[data-live-keep]')].map((details) => [details.dataset.liveKeep, details.open]));
  for (const details of to.querySelectorAll('details[data-live-keep]')) details.open = open.get(details.dataset.liveKeep) ?? details.open;
}

/** Votes that were begun and not sent, by the vote that they are for: they come back after a pause, and with more time. */
const begun = new Map();

function voteIn(part) {
  const form = part.querySelector('form.live-vote');
  return form ? { form, of: `${form.elements.round.value} ${form.elements.ballot.value}` } : undefined;
}

function remember(part) {
  const vote = voteIn(part);
  if (vote && isInUse(vote.form)) begun.set(vote.of, [...new FormData(vote.form)]);
}

function putBack(part) {
  const vote = voteIn(part);
  const typed = vote && begun.get(vote.of);
  if (!typed) return;
  for (const field of vote.form.elements) {
    if (field.type === 'hidden' || field.tagName === 'BUTTON') continue;
    const values = typed.filter(([name]) => name === field.name).map(([, value]) => value);
    if (field.type === 'radio' || field.type === 'checkbox') field.checked = values.includes(field.value);
    else if (values.length > 0) field.value = values[0];
  }
}

/** Whether somebody is filling in the very vote that the new part asks for: only its time may change then. */
function isSameVote(part, fresh) {
  const [old, next] = [voteIn(part), voteIn(fresh)];
  return old !== undefined && old.of === next?.of && isInUse(old.form);
}

/** Where the session stands is shown afresh when it stands elsewhere: what was open or begun there is over. */
function movesOn(part) {
  return part.dataset.livePart === 'stage' || part.dataset.livePart === 'screen';
}

let version = live?.dataset.liveVersion;
let asking = false;
let again = false;

/** Takes over the parts of the page as it is now. `moved`: the session stands elsewhere, so what was begun there is over. */
async function takeOver(moved) {
  if (asking) {
    again = again || moved;
    return;
  }
  asking = true;
  try {
    const response = await fetch(live.dataset.liveHere, { headers: { Accept: 'text/html' } });
    if (response.status === 404) {
      window.location.reload();
      return;
    }
    if (!response.ok) return;
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    const other = page.getElementById('live');
    // Another page has come, such as the door for somebody who is no longer in.
    if (!other) {
      window.location.reload();
      return;
    }
    const elsewhere = other.dataset.liveVersion !== version;
    version = other.dataset.liveVersion;
    live.dataset.liveVersion = version;
    for (const part of document.querySelectorAll('[data-live-part]')) {
      const fresh = page.querySelector(`[data-live-part="${part.dataset.livePart}"]`);
      if (fresh && isSameVote(part, fresh)) {
        part.querySelector('[data-live-time]').replaceWith(fresh.querySelector('[data-live-time]'));
        continue;
      }
      if (!fresh || (isInUse(part) && !(elsewhere && movesOn(part)))) continue;
      remember(part);
      const held = part.contains(document.activeElement);
      if (!(elsewhere && movesOn(part))) keepOpen(part, fresh);
      part.replaceWith(fresh);
      putBack(fresh);
      // The focus was on something that is gone: it goes to the part, not to the top of the page.
      if (held && fresh.hasAttribute('tabindex')) fresh.focus({ preventScroll: true });
    }
    const count = document.querySelector('[data-live-count]');
    const counted = page.querySelector('[data-live-count]');
    if (count && counted) count.textContent = counted.textContent;
    const says = document.querySelector('[data-live-says]');
    const said = page.querySelector('[data-live-says]').textContent;
    if (elsewhere && says.textContent !== said) says.textContent = said;
    countDown();
  } catch {
    // The stream tells when the server is back.
  } finally {
    asking = false;
    if (again) {
      again = false;
      takeOver(true);
    }
  }
}

let ticking;

/** Counts the time down between two answers of the server; whoever hears the page is told once that it is nearly over. */
function countDown() {
  clearInterval(ticking);
  const timer = document.querySelector('[data-live-left]');
  if (!timer) return;
  const until = performance.now() + Number(timer.dataset.liveLeft);
  let told = Number(timer.dataset.liveLeft) < 15000;
  ticking = setInterval(() => {
    const left = Math.max(0, Math.ceil((until - performance.now()) / 1000));
    timer.textContent = timer.dataset.liveLeftSays.replace('%m', Math.floor(left / 60)).replace('%s', String(left % 60).padStart(2, '0'));
    if (left <= 10 && !told) {
      told = true;
      document.querySelector('[data-live-says]').textContent = timer.dataset.liveSoon;
    }
    if (left === 0) clearInterval(ticking);
  }, 250);
}

function follow() {
  const connection = document.querySelector('[data-live-connection]');
  const stream = new EventSource(live.dataset.liveEvents);
  let waits;
  stream.addEventListener('open', () => {
    clearTimeout(waits);
    connection.hidden = true;
  });
  stream.addEventListener('error', () => {
    clearTimeout(waits);
    // A short break is nobody's business: the stream comes back by itself.
    waits = setTimeout(() => {
      connection.textContent = live.dataset.liveLost;
      connection.hidden = false;
      // The browser gives up for good when it was answered with an error.
      if (stream.readyState === EventSource.CLOSED) {
        takeOver(true);
        setTimeout(follow, 5000);
      }
    }, 3000);
  });
  stream.addEventListener('moved', (event) => {
    if (event.data !== version) takeOver(true);
    else takeOver(false);
  });
  stream.addEventListener('changed', () => takeOver(false));
  stream.addEventListener('counted', (event) => {
    const count = document.querySelector('[data-live-count]');
    if (count) count.textContent = JSON.parse(event.data).says;
  });
}

if (live) {
  countDown();
  follow();
}
