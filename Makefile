# What people run. Needs python3 (3.10 or newer), make and git; everything else is brought into this folder.

# The Python that makes .venv; looked up on the caller's PATH, where a newer one may have taken its place.
PYTHON = python3
ARGS =
YES =

CALLERS_PATH := $(PATH)
export PATH := $(CURDIR)/.venv/bin:$(CALLERS_PATH)
# The machine's own Node may be at its end of life, for which jsii prints a banner. dev/install.py makes this link.
export JSII_NODE := $(CURDIR)/.venv/bin/node-binary
# No usage data is sent anywhere unless the caller wants it.
CDK_DISABLE_CLI_TELEMETRY ?= true
export CDK_DISABLE_CLI_TELEMETRY
# Modules of the caller must not hide ours, and a wheel is the same whatever time the caller has set.
unexport PYTHONHOME PYTHONPATH PYTHONSAFEPATH SOURCE_DATE_EPOCH

CDK = "$(JSII_NODE)" node_modules/aws-cdk/bin/cdk
UV = uv==0.13.9

# Recipes hand over with `exec`: a shell between would end at SIGTERM and leave its program running. (Make 3.81 also
# looks a program up on this PATH only when a shell does it.)

.DEFAULT_GOAL := help
.PHONY: help setup demo test prove bench synth bootstrap deploy destroy refresh-managed lock reference report wheel compatibility clean

help: ## show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-15s %s\n", $$1, $$2 }' Makefile
	@echo
	@echo 'Context of the sample app:  make demo ARGS="-c awslogs=false"   (demo, synth, deploy)'
	@echo 'Some tests only:            make test ARGS="-k decision"'
	@echo 'Some parts of the proof:    make prove ARGS="operated mutation"'
	@echo 'Newer dependencies:         make lock ARGS=--upgrade'
	@echo 'Another AWS profile:        make deploy ARGS="--profile sandbox"'
	@echo 'Without questions, for CI:  make deploy YES=1   (agrees to the account and to its new IAM roles)'

setup: ## make .venv and node_modules, where they are not up to date
	@exec env PATH="$(CALLERS_PATH)" $(PYTHON) -m dev.set_up

demo: setup ## deploy the sample to an emulated AWS, show both roles, clean up
	@exec python -m dev.demo $(ARGS)

test: setup ## lint, format, types and all tests
	@failed=; \
	check() { echo "== $$*"; "$$@" || failed="$$failed [$$*]"; }; \
	check ruff check .; \
	check ruff format --check .; \
	check mypy; \
	check pytest -n auto $(ARGS); \
	if [ -n "$$failed" ]; then echo "failed:$$failed"; exit 1; fi

prove: setup ## the whole proof: simulated, attacked, operated, mutated; most of an hour
	@exec python -m dev.prove $(ARGS)

bench: setup ## measure it beside CDK by hand, and draw the plots
	@exec python -m benchmarks $(ARGS)

synth: setup ## print the sample's CloudFormation template
	@exec $(CDK) synth --no-notices $(ARGS)

bootstrap: setup ## prepare your AWS account and Region for CDK, once
	@python -m dev.account $(if $(YES),--yes) $(ARGS) && exec $(CDK) bootstrap --no-notices $(ARGS)

deploy: setup ## deploy the sample to your AWS account, after asking
	@python -m dev.account $(if $(YES),--yes) $(ARGS) && exec $(CDK) deploy --no-notices $(if $(YES),--require-approval never) $(ARGS)

destroy: setup ## delete the sample from your account, which cuts off its servers
	@python -m dev.account $(if $(YES),--yes) $(ARGS) && exec $(CDK) destroy --no-notices $(if $(YES),--force) $(ARGS)

refresh-managed: setup ## take AWS's managed policies anew, and say what changed
	@exec python -m dev.refresh_managed

lock: setup ## lock the dependencies of pyproject.toml and package.json anew
	@scratch=$$(mktemp -d) && trap 'rm -rf "$$scratch"' EXIT && \
	python -m venv "$$scratch" && \
	"$$scratch/bin/python" -m pip install --quiet --disable-pip-version-check $(UV) && \
	UV_PYTHON_DOWNLOADS=never "$$scratch/bin/uv" pip compile pyproject.toml --group dev --extra node --universal --python-version 3.10 \
		--generate-hashes --no-strip-extras --no-emit-index-url --no-emit-find-links --no-header \
		--output-file requirements/dev.txt $(ARGS) >/dev/null && \
	npm install --package-lock-only

reference: setup ## write docs/reference from the catalogue
	@exec python -m dev.write_reference

report: setup ## set what is granted beside what AWS's managed policies grant
	@exec python -m ecs_anywhere_iam report $(ARGS)

wheel: setup ## build the wheel into dist, and its bill of materials
	@python -m hatchling build --target wheel && exec python -m dev.bill_of_materials

compatibility: setup ## test the constructs with the oldest CDK that pyproject.toml admits
	@exec python -m dev.compatibility $(ARGS)

clean: ## remove all that set-up, builds and tests have made
	rm -rf .venv node_modules dist build cdk.out .cache .pytest_cache .mypy_cache .ruff_cache
