"""A document whose scripts cause events while it loads."""

NOISY = """<!doctype html><title>noisy</title><script>
  window.runs = (window.runs ?? 0) + 1;
  console.log("loading");
  fetch("/api", { method: "POST", body: "b" }).then(response => response.json()).then(answer => document.title = answer.name);
</script><script>undefined_function()</script><script>var x = ;</script>"""
