// A person's own link carries its token behind the #, which no browser sends: it is posted instead, and leaves the address.
const token = location.hash.slice(1);
const form = document.getElementById('own-link-form');
if (token && form) {
  history.replaceState(null, '', location.pathname);
  form.elements.namedItem('token').value = token;
  form.requestSubmit();
}
