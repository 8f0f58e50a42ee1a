// The words that scripts say, in the language of the page: English ones, and for each what the page hands over.
const { words, plurals } = document.documentElement.dataset;
const table = JSON.parse(words || "{}");
const KINDS = (plurals || "one other").split(" "); // in the order of the forms of a catalogue
const LOCALES = { en: "en-GB", ar: "ar-u-nu-latn" }; // days as these documents print them, figures as the rest of the page has them
const language = document.documentElement.lang;
const locale = LOCALES[language] ?? language;
const rules = new Intl.PluralRules(locale);

// `{}` in the words is replaced by the values, in their order.
export function say(english, ...values) {
  return filled(table[english] ?? english, values);
}

// The words for a number of things, which takes the place of `{}`.
export function count(one, many, number) {
  const forms = table[one] ?? [one, many];
  const at = KINDS.indexOf(rules.select(number));
  return filled(forms[at < 0 ? forms.length - 1 : at], [number.toLocaleString(locale)]);
}

export function day(at) {
  return new Intl.DateTimeFormat(locale, { dateStyle: "long" }).format(new Date(at));
}

function filled(words, values) {
  const left = [...values];
  return words.replace(/\{\}/g, () => left.shift());
}
