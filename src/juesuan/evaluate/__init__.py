"""The rules judged on one package: outcomes, findings, causes."""
