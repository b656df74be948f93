function krylovreport (name, flag, tol, last, best, relres)
  % KRYLOVREPORT  Says how an iteration ended, for callers that did not ask for the flag.
  %
  %   See also: pcg, bicg, bicgstab, gmres
  if flag == 0
    printf ('%s converged at iteration %g to a solution with relative residual %e\n', ...
            name, best, relres);
    return;
  end
  reasons = {'the maximum number of iterations was reached.', ...
             'the preconditioner matrix is singular.', 'the method stagnated.', ...
             'the method can''t continue.'};
  printf ('%s stopped at iteration %g without converging to the desired tolerance %e\n', ...
          name, last, tol);
  printf ('because %s\nThe iterate returned (number %g) has relative residual %e\n', ...
          reasons{flag}, best, relres);
end
