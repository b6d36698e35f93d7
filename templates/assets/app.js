/* Improves pages that work without it: each part looks for its own marks in the page and does nothing elsewhere. */

const language = document.documentElement.lang;

/** An error summary takes the focus, so that it is read first. */
function focusSummary() {
  document.querySelector('[data-focus]')?.focus();
}

/** Leads from a line of the summary to the field with its question in view. */
function leadToFields() {
  document.querySelector('.govuk-error-summary')?.addEventListener('click', (event) => {
    const link = event.target.closest('a[href^="#"]');
    const field = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!field) return;
    event.preventDefault();
    (field.closest('.question') ?? field).scrollIntoView();
    field.focus({ preventScroll: true });
  });
}

/** Characters that are left, said in a sentence that the server wrote for none left. */
function countCharacters() {
  for (const group of document.querySelectorAll('[data-count]')) {
    const field = group.querySelector('textarea');
    const says = group.querySelector('[data-count-says]');
    if (!field || !says) continue;
    const max = Number(group.dataset.count);
    const { left, leftOne, over, overOne } = says.dataset;
    const show = () => {
      const rest = max - field.value.length;
      const sentence = rest < 0 ? (rest === -1 ? overOne : over) : rest === 1 ? leftOne : left;
      says.textContent = sentence.replace('%', Math.abs(rest).toLocaleString(language));
      says.classList.toggle('count--over', rest < 0);
    };
    field.addEventListener('input', show);
    show();
  }
}

/** The total of weights while they are typed: inputs marked data-weight, an output marked data-weights-total. */
function totalWeights() {
  for (const form of document.querySelectorAll('[data-weights]')) {
    const output = form.querySelector('[data-weights-total]');
    const show = () => {
      const total = [...form.querySelectorAll('[data-weight]')].reduce((sum, field) => sum + (Number(field.value.replace(',', '.').replace(/\s/g, '')) || 0), 0);
      output.textContent = (output.dataset.says ?? '%').replace('%', (Math.round(total * 100) / 100).toLocaleString(language));
      output.classList.toggle('count--over', Math.abs(total - 100) > 0.005);
    };
    if (!output) continue;
    form.addEventListener('input', show);
    show();
  }
}

/** The sum of the weights of the parts of a criterion beside its own weight, while they are typed. */
function totalParts() {
  const weightIn = (field) => Number(field.value.replace(',', '.').replace(/\s/g, ''));
  const shown = (weight) => (Math.round(weight * 100) / 100).toLocaleString(language);
  for (const parts of document.querySelectorAll('[data-parts]')) {
    const output = parts.querySelector('[data-parts-total]');
    const whole = document.getElementById(parts.dataset.parts);
    if (!output || !whole) continue;
    const show = () => {
      const fields = [...parts.querySelectorAll('[data-part-weight]')];
      const total = fields.reduce((sum, field) => sum + (weightIn(field) || 0), 0);
      const weight = whole.value.trim() === '' ? Number.NaN : weightIn(whole);
      const says = (output.dataset.says ?? '% #').replace('%', shown(total));
      output.textContent = says.replace('#', Number.isNaN(weight) ? '–' : shown(weight));
      const given = fields.some((field) => field.value.trim() !== '');
      output.classList.toggle('count--over', given && Math.abs(total - weight) > 0.005);
    };
    whole.addEventListener('input', show);
    parts.addEventListener('input', show);
    show();
  }
}

/** Asks before leaving a form whose answers were changed and not sent. Fields marked data-ignore do not count. */
function guardUnsaved() {
  for (const form of document.querySelectorAll('form[method="post"][data-guard]')) {
    let changed = false;
    form.addEventListener('input', (event) => {
      if (!event.target.hasAttribute('data-ignore')) changed = true;
    });
    form.addEventListener('submit', () => {
      changed = false;
    });
    window.addEventListener('beforeunload', (event) => {
      if (changed) event.preventDefault();
    });
  }
}

/** What a person opened stays open on the next page of this visit. */
function keepDetails() {
  let kept;
  try {
    kept = window.sessionStorage;
  } catch {
    return;
  }
  for (const details of document.querySelectorAll('details[data-keep]')) {
    const key = `open ${details.dataset.keep}`;
    if (kept.getItem(key) === 'yes') details.open = true;
    details.addEventListener('toggle', () => {
      if (details.open) kept.setItem(key, 'yes');
      else kept.removeItem(key);
    });
  }
}

/** One found code as a button that adds it to the field of codes. */
function foundCode({ code, label }, group, field) {
  const item = document.createElement('li');
  const button = document.createElement('button');
  const number = document.createElement('code');
  number.textContent = code;
  button.type = 'button';
  button.append(number, ` ${label}`);
  button.addEventListener('click', () => {
    if (!field.value.includes(code)) field.value = [field.value.trim().replace(/[,;]$/, ''), code].filter(Boolean).join(', ');
    field.dispatchEvent(new window.Event('input', { bubbles: true }));
    item.textContent = group.dataset.added.replace('%', code);
    // The pressed button is gone: without this a keyboard would start again at the top of the page.
    item.tabIndex = -1;
    item.focus();
  });
  item.append(button);
  return item;
}

/** Codes are searched while typing; only the answer to the newest question is shown. */
function searchCodes() {
  for (const group of document.querySelectorAll('[data-cpv]')) {
    const query = group.querySelector('[data-cpv-query]');
    const results = group.querySelector('[data-cpv-results]');
    const field = document.getElementById(group.dataset.codes);
    if (!query || !results || !field) continue;
    let timer;
    let asked = 0;
    const search = async () => {
      const number = ++asked;
      const words = query.value.trim();
      if (words.length < 2) return;
      const response = await fetch(`/api/v1/cpv?q=${encodeURIComponent(words)}&language=${language}`, { headers: { Accept: 'application/json' } }).catch(() => undefined);
      if (!response?.ok || number !== asked) return;
      const { codes: found } = await response.json();
      if (number !== asked) return;
      const list = document.createElement('ul');
      list.className = 'cpv__found';
      list.append(...found.map((item) => foundCode(item, group, field)));
      results.replaceChildren(found.length > 0 ? list : group.dataset.none);
    };
    query.addEventListener('input', () => {
      clearTimeout(timer);
      timer = setTimeout(search, 180);
    });
  }
}

/** A button that puts the text of a clause into the clipboard; it is shown only where there is one. */
function copyTexts() {
  if (!navigator.clipboard) return;
  for (const group of document.querySelectorAll('[data-copy]')) {
    const says = group.querySelector('[role="status"]');
    group.hidden = false;
    group.querySelector('button').addEventListener('click', async () => {
      await navigator.clipboard.writeText(group.querySelector('textarea').value);
      says.textContent = group.dataset.copied;
    });
  }
}

/** The list beside a form of filters follows while one types or ticks; only the newest answer is shown. */
function followFilters() {
  const form = document.querySelector('form[data-live]');
  const list = document.querySelector('[data-live-list]');
  if (!form || !list) return;
  let timer;
  let asked = 0;
  const follow = async () => {
    const number = ++asked;
    const query = new URLSearchParams([...new FormData(form)].filter(([, value]) => value !== ''));
    const address = `${form.getAttribute('action')}?${query}`;
    const response = await fetch(address, { headers: { Accept: 'text/html' } }).catch(() => undefined);
    if (!response?.ok || number !== asked) return;
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    if (number !== asked) return;
    const found = page.querySelector('.library__list');
    if (!found) return;
    list.querySelector('.library__list').replaceWith(found);
    for (const said of ['.facets__found', '.facets__all > summary'])
      form.querySelector(said).textContent = page.querySelector(said).textContent;
    for (const label of page.querySelectorAll('.facets__count')) {
      const here = document.getElementById(label.closest('label').htmlFor)?.parentElement.querySelector('.facets__count');
      if (here) here.textContent = label.textContent;
    }
    history.replaceState(undefined, '', address);
  };
  form.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(follow, 200);
  });
}

/** A file may be chosen instead of pasted: its text goes into the field, and nothing is sent until the form is. */
function readFileInto() {
  for (const form of document.querySelectorAll('[data-file-into]')) {
    const field = document.getElementById(form.dataset.fileInto);
    if (!field) continue;
    const group = document.createElement('div');
    const label = document.createElement('label');
    const input = document.createElement('input');
    group.className = 'govuk-form-group question';
    label.className = 'govuk-label govuk-label--m';
    input.className = 'govuk-file-upload';
    label.htmlFor = input.id = `${field.id}-file`;
    label.textContent = form.dataset.fileLabel;
    input.type = 'file';
    input.accept = '.json,application/json';
    input.addEventListener('change', async () => {
      const [file] = input.files;
      if (file) field.value = await file.text();
    });
    group.append(label, input);
    form.prepend(group);
  }
}

/** The first passage that was not there before, and every other one marked; undefined where nothing changed. */
function markNew(before, after) {
  const known = new Set([...before].map((passage) => passage.textContent));
  let first;
  for (const passage of after) {
    if (known.has(passage.textContent)) continue;
    passage.classList.add('beside__new');
    first ??= passage;
  }
  return first;
}

/** The words of the heading that a passage stands under. */
function headingOver(passage) {
  let at = passage;
  while (at && !/^H[1-6]$/.test(at.tagName)) at = at.previousElementSibling;
  return at?.textContent.trim() ?? '';
}

/** The document beside the form: fetched, never part of the page; it follows what is typed and stores nothing. */
function followDocument() {
  const pane = document.querySelector('[data-beside]');
  const form = document.querySelector('form[data-preview]');
  if (!pane || !form) return;
  const links = [...pane.querySelectorAll('[data-beside-of]')];
  const text = pane.querySelector('[data-beside-text]');
  const says = pane.querySelector('[data-beside-says]');
  const page = pane.querySelector('[data-beside-open]');
  let current = links[0];
  let typed = false;
  let asked = 0;
  let timer;
  const load = async (other) => {
    if (!current || !pane.open) return;
    const number = ++asked;
    const body = new URLSearchParams(typed ? [...new FormData(form)].filter(([, value]) => typeof value === 'string') : []);
    if (typed) body.set('preview.step', form.dataset.preview);
    if (text.hidden || other) says.textContent = pane.dataset.wait;
    const response = await fetch(current.dataset.besideOf, { method: 'POST', body, headers: { Accept: 'text/html' } }).catch(() => undefined);
    if (number !== asked) return;
    if (!response?.ok) {
      says.textContent = pane.dataset.failed;
      return;
    }
    const fetched = new DOMParser().parseFromString(await response.text(), 'text/html');
    if (number !== asked) return;
    const before = text.querySelector('[data-beside-body]')?.children ?? [];
    const shown = fetched.querySelector('[data-beside-body]');
    const first = text.hidden || other ? undefined : markNew(before, shown.children);
    text.replaceChildren(...fetched.body.children);
    text.hidden = page.hidden = false;
    page.querySelector('a').href = current.href;
    says.textContent = first ? pane.dataset.changed.replace('%', headingOver(first)) : '';
    if (other) text.scrollTop = 0;
    // Only the pane moves; the form stays where the person is typing.
    if (first) text.scrollTo({ top: text.scrollTop + first.getBoundingClientRect().top - text.getBoundingClientRect().top - 40 });
  };
  const choose = (link) => {
    current = link;
    for (const one of links) one.toggleAttribute('aria-current', one === link);
    current?.setAttribute('aria-current', 'true');
  };
  for (const link of links)
    link.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      choose(link);
      load(true);
    });
  choose(current);
  form.addEventListener('input', () => {
    typed = true;
    clearTimeout(timer);
    timer = setTimeout(load, 700);
  });
  pane.addEventListener('toggle', () => load(true));
  let kept;
  try {
    kept = window.sessionStorage;
  } catch {
    kept = undefined;
  }
  const key = 'open beside';
  const wide = window.matchMedia('(min-width: 75em)').matches;
  if ((kept?.getItem(key) ?? (wide && pane.dataset.beside === 'open' ? 'yes' : 'no')) === 'yes') pane.open = true;
  pane.querySelector('summary').addEventListener('click', () => kept?.setItem(key, pane.open ? 'no' : 'yes'));
}

focusSummary();
leadToFields();
countCharacters();
totalWeights();
totalParts();
guardUnsaved();
keepDetails();
searchCodes();
copyTexts();
followFilters();
readFileInto();
followDocument();
