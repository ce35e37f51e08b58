module doc-variants/hugo

go 1.16
