// Language: the document says which one it is in, to who reads it aloud and to the styles.

export default function ({ data }) {
  document.documentElement.lang = data;
}
