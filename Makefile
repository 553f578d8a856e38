# The doors of the project for people. Each does its own set-up on a bare Debian 12 that has Rust (and make).

.PHONY: help demo test clients lighthouse fuzz bench fonts

help:
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

demo: ## a sample province with live loggers, on http://127.0.0.1:8080
	scripts/setup demo
	cargo build --release --locked -p datnuoc
	target/release/datnuoc demo --data ./var/demo --listen 127.0.0.1:8080 --ftp-listen 127.0.0.1:2121

test: ## everything that CI runs, timed stage by stage
	@scripts/ci/run

clients: ## software that others wrote, against a sample province of its own
	scripts/setup clients
	cargo build --release --locked -p datnuoc
	scripts/clients

lighthouse: ## what a slow phone makes of the public pages, simulated (needs a machine at rest)
	scripts/setup
	npm ci --prefix tests/lighthouse --no-audit --no-fund --loglevel=error
	cargo build --release --locked -p datnuoc
	npm run --silent --prefix tests/lighthouse measure

fuzz: ## hostile input for each target, EACH=60 seconds (needs the nightly toolchain)
	scripts/fuzz $(or $(EACH),60)

bench: ## measures the program beside what else would be used, and writes docs/performance.md
	scripts/setup
	scripts/postgres run cargo bench --locked --workspace --bench province

fonts: ## cuts the letters of the screen anew after their package changed
	scripts/setup clients
	python3 -m venv var/fonts && var/fonts/bin/pip install --quiet -r web-client/fonts/requirements.txt
	var/fonts/bin/python web-client/fonts/make.py
