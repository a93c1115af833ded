"""Norwegian: tokens, sentences, stems, compounds, målformer; and the words of the product."""
